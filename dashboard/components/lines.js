const drawn = new WeakMap();

function groupOf(group, data, dark, open) {
  const box = make('section', 'group');
  if (group.heading) {
    const head = make('header');
    head.append(make(`h${group.level ?? 2}`, '', group.heading));
    if (group.aside) head.append(make('span', 'quiet', group.aside));
    box.append(head);
  }
  box.append(...listOf(group.lines, data, dark, open, group.shown));
  if (group.more) box.append(make('p', 'empty quiet', `${group.more} more are not listed: the filters reach them.`));
  if (!group.lines.length) box.append(make('p', 'empty quiet', group.empty ?? 'Nothing here.'));
  return box;
}

// Built only when the lines change: a click must not fall between two equal lists, nor "Show all" be undone by it.
function build(root, data, dark, open) {
  const held = root.getRootNode().activeElement?.dataset.id;
  root.className = `root ${data.style}`;
  const groups = data.groups.map((group) => groupOf(group, data, dark, open));
  const box = make('div');
  root.replaceChildren(box, ...cutOff(groups, data.shown, box, ` ${data.of}`));
  if (held) root.querySelector(`[data-id="${CSS.escape(held)}"]`)?.focus({ preventScroll: true });
}

function light(root, focus) {
  for (const button of root.querySelectorAll('.line')) {
    const on = button.dataset.id === focus;
    if (on === button.classList.contains('on')) continue;
    button.classList.toggle('on', on);
    if (on) button.setAttribute('aria-current', 'true');
    else button.removeAttribute('aria-current');
  }
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector('.root');
  const dark = darkPaper(root);
  const look = JSON.stringify([data.groups, data.style, data.shown, dark]);
  const was = drawn.get(parentElement);
  drawn.set(parentElement, { look, send: setTriggerValue });
  if (was?.look !== look) build(root, data, dark, (id) => drawn.get(parentElement).send('opened', id));
  light(root, data.focus);
}
