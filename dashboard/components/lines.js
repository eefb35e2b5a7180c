const drawn = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector('.root');
  const dark = darkPaper(root);
  const look = JSON.stringify([data, dark]);
  if (drawn.get(parentElement) === look) return; // a click must not fall between two equal lists
  drawn.set(parentElement, look);
  const open = (id) => setTriggerValue('opened', id);
  const held = root.contains(parentElement.activeElement) ? parentElement.activeElement.dataset.id : null;
  root.className = `root ${data.style}`;
  root.replaceChildren(...data.groups.map((group) => {
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
  }));
  if (held) root.querySelector(`[data-id="${CSS.escape(held)}"]`)?.focus({ preventScroll: true });
}
