const NS = 'http://www.w3.org/2000/svg';

function dashOf(sign, dark) {
  const svg = document.createElementNS(NS, 'svg');
  svg.setAttribute('viewBox', '0 0 24 8');
  svg.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS(NS, 'line');
  const set = { x1: 0, x2: 24, y1: 4, y2: 4, 'stroke-width': 2, stroke: dark ? sign.dark : sign.light,
    'stroke-dasharray': sign.dash.join(' ') };
  for (const [name, value] of Object.entries(set)) line.setAttribute(name, value);
  svg.append(line);
  return svg;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector('.root');
  const dark = darkPaper(root);
  const held = root.contains(parentElement.activeElement) ? parentElement.activeElement.dataset.id : null;
  const row = make('div', 'row');
  row.setAttribute('role', 'group');
  row.setAttribute('aria-label', 'How facts are meant: filter');
  root.replaceChildren(row);
  row.replaceChildren(...data.statuses.map(({ status, number, on, meaning }) => {
    const button = make('button', 'status');
    button.type = 'button';
    button.dataset.id = status;
    button.title = meaning;
    button.setAttribute('aria-pressed', String(on));
    button.append(signOf(data.signs, status, dark, false), dashOf(data.signs[status], dark));
    button.append(data.signs[status].word, make('span', 'number quiet', String(number)));
    button.onclick = () => setTriggerValue('toggled', status);
    return button;
  }));
  if (held) root.querySelector(`[data-id="${CSS.escape(held)}"]`)?.focus({ preventScroll: true });
}
