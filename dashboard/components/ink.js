// Shared by every component: nodes made of text only, and the sign of a status in the colour of the theme.

function make(tag, classes, text) {
  const node = document.createElement(tag);
  if (classes) node.className = classes;
  if (text !== undefined) node.textContent = text;
  return node;
}

// The theme gives the paper as #rrggbb; any other notation is asked of the browser.
function darkPaper(node) {
  const paper = getComputedStyle(node).getPropertyValue('--st-background-color').trim();
  const hex = paper.match(/^#([\da-f]{2})([\da-f]{2})([\da-f]{2})/i);
  const [r, g, b] = hex ? hex.slice(1).map((part) => parseInt(part, 16)) : askedOf(node, paper);
  return 0.299 * r + 0.587 * g + 0.114 * b < 128;
}

function askedOf(node, colour) {
  const probe = make('i');
  probe.style.color = colour;
  node.append(probe);
  const parts = (getComputedStyle(probe).color.match(/[\d.]+/g) ?? [255, 255, 255]).map(Number);
  probe.remove();
  return parts;
}

function signOf(signs, status, dark, spoken = true) {
  const sign = signs[status];
  const node = make('span', 'sign');
  if (!sign) return node;
  const shape = make('span', 'shape', sign.text);
  shape.style.color = dark ? sign.dark : sign.light;
  shape.style.setProperty('--paper', sign.light);
  shape.setAttribute('aria-hidden', 'true');
  shape.title = sign.word;
  node.append(shape);
  if (spoken) node.append(make('span', 'unseen', `${sign.word}: `));
  return node;
}

function press(event, act) {
  if (event.type === 'keydown') {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
  }
  act();
}

function calm() {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

// Text, or pieces of text of which some are marked (a hit of the search, an editorial mark).
function written(node, text) {
  if (!Array.isArray(text)) {
    node.append(text);
    return node;
  }
  for (const piece of text) node.append(piece.m ? make('mark', piece.m, piece.t) : piece.t);
  return node;
}

function lineOf(line, data, dark, open) {
  const item = make('li');
  if (line.lead) item.append(make('p', 'lead', line.lead));
  const button = make('button', 'line');
  button.type = 'button';
  button.dataset.id = line.id;
  if (line.share) button.style.setProperty('--share', `${line.share}%`);
  if (line.pressed !== undefined) button.setAttribute('aria-pressed', String(line.pressed));
  if (line.status) button.append(signOf(data.signs, line.status, dark, !line.note?.startsWith(data.signs[line.status].word)));
  else button.classList.add('plain');
  const body = make('span', 'body');
  if (line.over?.length) body.append(written(make('span', 'over'), line.over));
  body.append(written(make('span', 'text'), line.text));
  if (line.by) body.append(' ', make('span', 'by', line.by));
  if (line.under) body.append(make('span', 'under', line.under));
  button.append(body);
  if (line.note) button.append(make('span', 'note', line.note));
  button.onclick = () => open(line.id);
  item.append(button);
  return item;
}

function listOf(lines, data, dark, open, shown) {
  if (!lines.length) return [];
  const list = make('ul', 'lines');
  const items = lines.map((line) => lineOf(line, data, dark, open));
  return [list, ...cutOff(items, shown, list, '')];
}

// The first of the items go into a box; a button, where it is needed, brings the others.
function cutOff(items, shown, box, word) {
  const first = shown && items.length > shown + 1 ? items.slice(0, shown) : items;
  box.append(...first);
  if (first.length === items.length) return [];
  const more = make('button', 'more', `Show all ${items.length}${word}`);
  more.type = 'button';
  more.all = () => {
    box.append(...items.slice(first.length));
    more.remove();
  };
  more.onclick = () => {
    more.all();
    items[first.length].querySelector('button').focus();
  };
  cut.add(new WeakRef(more));
  return [more];
}

// On paper there is nothing to press: lists stand there in full.
const cut = new Set();
matchMedia('print').addEventListener('change', (event) => {
  if (!event.matches) return;
  for (const held of cut) held.deref()?.all();
  cut.clear();
});
