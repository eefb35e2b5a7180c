// Tells the width the page has, in steps, so that a chart laid out in pixels fits it.
const seen = new WeakMap();

export default function ({ data, parentElement, setStateValue }) {
  const root = parentElement.querySelector('.root');
  const was = seen.get(parentElement) ?? {};
  seen.set(parentElement, Object.assign(was, { send: setStateValue }));
  const tell = () => {
    const step = Math.max(300, Math.floor(root.clientWidth / 20) * 20);
    if (root.clientWidth === 0 || (was.step ?? data.width) === step) return;
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
