// Tells the width the page has, in steps, when a chart laid out in pixels no longer fits it. A chart may be drawn somewhat
// wider than it was laid out, never narrower: so most pages never have to be drawn a second time.
const ROOM = 1.2;
const seen = new WeakMap();

export default function ({ data, parentElement, setStateValue }) {
  const root = parentElement.querySelector('.root');
  const was = seen.get(parentElement) ?? {};
  seen.set(parentElement, Object.assign(was, { send: setStateValue }));
  const tell = () => {
    const wide = root.clientWidth, drawn = was.step ?? data.width;
    const step = Math.max(300, Math.floor(wide / 20) * 20);
    if (wide === 0 || step === drawn || (drawn <= wide && wide <= ROOM * drawn)) return;
    was.step = step;
    was.send('width', step);
  };
  if (!was.watch) {
    let wait;
    // Told only when it rests: what is sent while a click is under way would undo the click.
    was.watch = new ResizeObserver(() => { clearTimeout(wait); wait = setTimeout(tell, 250); });
    was.watch.observe(root);
  }
  return () => was.watch.disconnect();
}
