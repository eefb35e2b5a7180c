// Tells the width the page has, in steps, so that a chart laid out in pixels fits it.
const seen = new WeakMap();

export default function ({ data, parentElement, setStateValue }) {
  const root = parentElement.querySelector('.root');
  const tell = () => {
    const step = Math.max(300, Math.floor(root.clientWidth / 20) * 20);
    if (root.clientWidth > 0 && (seen.get(parentElement).step ?? data.width) !== step) {
      seen.set(parentElement, { ...seen.get(parentElement), step });
      setStateValue('width', step);
    }
  };
  if (!seen.has(parentElement)) {
    let wait;
    const watch = new ResizeObserver(() => { clearTimeout(wait); wait = setTimeout(tell, 200); });
    seen.set(parentElement, { watch });
    watch.observe(root);
    tell();
  }
  return () => seen.get(parentElement)?.watch.disconnect();
}
