'use strict';

// A node of the tree: n name, b bytes, a area, c children.
const HEADER = 20;
const PADDING = 3;

const sizeText = (bytes) => (bytes >= 999950 ? `${(bytes / 1e6).toFixed(1)} MB` : bytes >= 1000 ? `${Math.round(bytes / 1000)} kB` : `${bytes} B`);

const element = (tag, className, text = '') => {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
};

const place = (made, { x, y, width, height }) => {
  Object.assign(made.style, { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` });
};

/** Children of a node, with one for all files that are too small to be listed. */
const childrenOf = (node) => {
  const listed = node.c ?? [];
  const rest = node.b - listed.reduce((sum, child) => sum + child.b, 0);
  return rest > 0 && listed.length > 0 ? [...listed, { n: 'smaller ones', b: rest, a: node.a }] : listed;
};

/** Joins folders with a single child: usr/lib/x86_64-linux-gnu. */
const unfold = (node) => {
  const [only, ...others] = node.c ?? [];
  if (!only?.c || others.length > 0 || only.b < node.b * 0.98) return node;
  const inner = unfold(only);
  return { ...inner, n: `${node.n}/${inner.n}` };
};

/**
 * Rectangles as square as they can be: "squarified treemaps", Bruls, Huizing and van Wijk, 2000.
 * Nodes come largest first.
 */
const squarify = (nodes, { x, y, width, height }) => {
  const total = nodes.reduce((sum, { b }) => sum + b, 0);
  const scale = (width * height) / total;
  const placed = [];
  let free = { x, y, width, height };
  let rest = nodes;
  while (rest.length > 0) {
    const side = Math.min(free.width, free.height);
    let count = 1;
    while (count < rest.length && worst(rest.slice(0, count + 1), side, scale) <= worst(rest.slice(0, count), side, scale)) count++;
    free = placeRow(rest.slice(0, count), free, scale, placed);
    rest = rest.slice(count);
  }
  return placed;
};

const worst = (row, side, scale) => {
  const sum = row.reduce((bytes, { b }) => bytes + b, 0) * scale;
  const thickness = sum / side;
  return Math.max(...row.map(({ b }) => Math.max((b * scale) / thickness / thickness, thickness / ((b * scale) / thickness))));
};

const placeRow = (row, free, scale, placed) => {
  const upright = free.width >= free.height;
  const thickness = (row.reduce((bytes, { b }) => bytes + b, 0) * scale) / (upright ? free.height : free.width);
  let offset = 0;
  for (const node of row) {
    const length = (node.b * scale) / thickness;
    placed.push({
      node,
      box: upright
        ? { x: free.x, y: free.y + offset, width: thickness, height: length }
        : { x: free.x + offset, y: free.y, width: length, height: thickness },
    });
    offset += length;
  }
  return upright
    ? { ...free, x: free.x + thickness, width: Math.max(free.width - thickness, 0) }
    : { ...free, y: free.y + thickness, height: Math.max(free.height - thickness, 0) };
};

/** A treemap in which folders can be opened and left. */
class Treemap {
  constructor(figure, tree) {
    this.trail = [tree];
    this.map = figure.querySelector('.map');
    this.crumbs = figure.querySelector('nav');
    this.told = figure.querySelector('output');
    figure.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' || event.key === 'Backspace') this.goTo(Math.max(this.trail.length - 2, 0));
      else if (event.key.startsWith('Arrow')) this.step(event);
    });
    new ResizeObserver(() => this.draw()).observe(this.map);
  }

  get node() {
    return this.trail[this.trail.length - 1];
  }

  goTo(depth) {
    if (depth === this.trail.length - 1) return;
    this.trail = this.trail.slice(0, depth + 1);
    this.enter();
  }

  goInto(node) {
    this.trail = [...this.trail, node];
    this.enter();
  }

  enter() {
    this.draw();
    this.map.querySelector('.cell')?.focus();
  }

  step(event) {
    const cells = [...this.map.querySelectorAll('.cell')];
    const now = cells.indexOf(document.activeElement);
    if (now < 0) return;
    event.preventDefault();
    const by = event.key === 'ArrowRight' || event.key === 'ArrowDown' ? 1 : -1;
    cells[(now + by + cells.length) % cells.length].focus();
  }

  draw() {
    const box = { x: 0, y: 0, width: this.map.clientWidth, height: this.map.clientHeight };
    if (box.width === 0) return;
    this.drawCrumbs();
    this.tell(this.node, []);
    this.map.replaceChildren(...squarify(childrenOf(this.node), box).map(({ node, box: inside }) => this.cell(unfold(node), inside)));
  }

  drawCrumbs() {
    this.crumbs.replaceChildren(...this.trail.flatMap((node, depth) => {
      const isLast = depth === this.trail.length - 1;
      const crumb = element(isLast ? 'span' : 'button', '', node.n);
      if (isLast) crumb.setAttribute('aria-current', 'page');
      else crumb.addEventListener('click', () => this.goTo(depth));
      return depth === 0 ? [crumb] : [element('i', '', '/'), crumb];
    }));
  }

  /** A cell of the open folder; opens it if it is a folder itself. */
  cell(node, box) {
    const isFolder = node.c !== undefined;
    const made = this.drawn(isFolder ? 'button' : 'div', node, box, this.trail.slice(1));
    made.setAttribute('aria-label', `${node.n}, ${sizeText(node.b)}`);
    made.addEventListener('focus', () => this.tell(node, this.trail.slice(1)));
    if (isFolder) made.addEventListener('click', () => this.goInto(node));
    else made.tabIndex = 0;
    return made;
  }

  /** A node and, if there is room, its children. */
  drawn(tag, node, box, above) {
    const made = element(tag, `cell area-${node.a}`);
    place(made, box);
    made.addEventListener('pointerover', (event) => {
      event.stopPropagation();
      this.tell(node, above);
    });
    const inside = { x: PADDING, y: HEADER, width: box.width - 2 * PADDING, height: box.height - HEADER - PADDING };
    const isFramed = node.c !== undefined && inside.width > 50 && inside.height > 24;
    if (isFramed) made.classList.add('framed');
    if (box.width > 30 && box.height > 16) made.append(this.label(node, isFramed ? box.width > 110 : box.height > 38 && box.width > 50));
    if (isFramed) made.append(...squarify(childrenOf(node), inside).map((inner) => this.drawn('span', unfold(inner.node), inner.box, [...above, node])));
    return made;
  }

  label(node, withBytes) {
    const made = element('span', 'label', node.n);
    if (withBytes) made.append(element('span', 'bytes', sizeText(node.b)));
    return made;
  }

  tell(node, above) {
    const path = [...above, node].map(({ n }) => n).join('/');
    const share = ((node.b / this.trail[0].b) * 100).toFixed(1);
    this.told.textContent = `${path} · ${sizeText(node.b)} · ${share} %`;
  }
}

const trees = JSON.parse(document.getElementById('trees').textContent);
for (const figure of document.querySelectorAll('.treemap')) {
  figure.hidden = false;
  new Treemap(figure, trees[figure.dataset.service]);
}
