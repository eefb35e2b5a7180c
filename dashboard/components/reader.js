const seen = new WeakMap();

// One stop of the tab key for each row, at its first piece; every piece can be clicked.
function build(root, pieces) {
  const met = new Set();
  root.replaceChildren(...pieces.map(({ t, l, f, by }) => {
    if (!f.length) return document.createTextNode(t);
    const node = make('mark', l.join(' '), t);
    node.dataset.facts = f.join(' ');
    if (by) {
      node.classList.add('hand');
      node.title = by;
    }
    if (f.some((id) => !met.has(id))) {
      node.tabIndex = 0;
      node.setAttribute('role', 'button');
    }
    f.forEach((id) => met.add(id));
    return node;
  }));
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector('.root');
  const was = seen.get(parentElement) ?? {};
  if (was.version !== data.version) build(root, data.pieces);
  root.setAttribute('role', 'article');
  root.setAttribute('aria-label', 'The article');
  const open = (event) => {
    const node = event.target.closest?.('mark');
    if (!node) return;
    press(event, () => {
      const facts = node.dataset.facts.split(' ');
      setTriggerValue('opened', facts[(facts.indexOf(data.focus) + 1) % facts.length]);
    });
  };
  root.onclick = open;
  root.onkeydown = open;
  let first = null;
  for (const node of root.querySelectorAll('mark')) {
    const on = node.dataset.facts.split(' ').includes(data.focus);
    node.classList.toggle('on', on);
    if (on) first ??= node;
  }
  if (first && was.focus !== data.focus) {
    const box = first.getBoundingClientRect();
    if (box.top < 80 || box.bottom > innerHeight) {
      first.scrollIntoView({ block: 'center', behavior: calm() ? 'auto' : 'smooth' });
    }
  }
  seen.set(parentElement, { version: data.version, focus: data.focus });
}
