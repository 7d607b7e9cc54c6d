// The items of an issue in their order: click to open, drag to move, Alt+↑ and Alt+↓ move too.

function mark(box, kind, words) {
  const span = document.createElement("span");
  span.className = kind;
  span.textContent = words;
  box.append(span);
}

function row(item, place, state) {
  const line = document.createElement("li");
  line.className = "row";
  line.dataset.id = item.id;
  const shown = item.id === state.shown;
  line.dataset.open = shown;
  line.draggable = true;

  const grip = document.createElement("span");
  grip.className = "grip";
  grip.textContent = `${place + 1}`;
  grip.title = "Drag to move";

  const open = document.createElement("button");
  open.className = "open";
  open.type = "button";
  if (shown) open.setAttribute("aria-current", "true");
  open.append(item.headline || "No headline yet");
  const marks = document.createElement("span");
  marks.className = "marks";
  for (const [kind, words] of item.marks) mark(marks, kind, words);
  open.append(marks);
  open.addEventListener("click", () => state.open(item.id));
  open.addEventListener("keydown", (event) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!by) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.altKey) state.move(item.id, place + by);
    else line.parentElement.children[place + by]?.querySelector(".open").focus();
  });

  const moves = document.createElement("span");
  moves.className = "moves";
  for (const [sign, by, words] of [["▲", -1, "up"], ["▼", 1, "down"]]) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = sign;
    button.setAttribute("aria-label", `Move item ${place + 1} ${words}`);
    button.disabled = place + by < 0 || place + by >= state.items.length;
    button.addEventListener("click", () => state.move(item.id, place + by));
    moves.append(button);
  }
  line.append(grip, open, moves);
  drag(line, item, state);
  return line;
}

function drag(line, item, state) {
  line.addEventListener("dragstart", (event) => {
    state.dragged = item.id;
    line.dataset.dragged = true;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", item.headline);
  });
  line.addEventListener("dragend", () => {
    state.dragged = null;
    state.draw();
  });
  line.addEventListener("dragover", (event) => {
    if (!state.dragged) return;
    event.preventDefault();
    for (const each of line.parentElement.children) each.dataset.over = each === line;
  });
  line.addEventListener("drop", (event) => {
    if (!state.dragged) return;
    event.preventDefault();
    const dragged = state.dragged;
    state.dragged = null;
    state.move(dragged, state.items.findIndex((each) => each.id === item.id));
  });
}

function moved(items, { item, place }) {
  const from = items.findIndex((each) => each.id === item);
  if (from < 0) return items;
  const others = items.filter((each) => each.id !== item);
  return [...others.slice(0, place), items[from], ...others.slice(place)];
}

// A move of a page that is loaded anew is another's, also if it has the same number.
const PAGE = (window.__deskSitting ??= crypto.getRandomValues(new Uint32Array(3)).join("-"));

// The list runs ahead of the desk: a move is shown at once, and sent with those before it until the desk
// has heard of it. So what comes from the desk meanwhile undoes none, and none is lost among others. Until
// then it waits in the browser's sessionStorage: a page that is left at once finds it when it comes back.
class Sorter {
  constructor(root) {
    this.list = document.createElement("ol");
    this.list.className = "list desk";
    this.list.setAttribute("aria-label", "Items of the issue");
    root.append(this.list);
    this.dragged = null;
    this.number = 0;
    this.onShown = () => this.draw();
    this.onStep = (event) => this.step(event);
    window.addEventListener("desk:shown", this.onShown);
    window.addEventListener("desk:step", this.onStep);
  }

  close() {
    window.removeEventListener("desk:shown", this.onShown);
    window.removeEventListener("desk:step", this.onStep);
  }

  take({ issue, items, heard, session }) {
    const another = this.session !== session;
    this.session = session;
    this.key = `moves:${issue}`;
    this.wait(this.unheard.filter((each) => each.number > heard));
    this.items = this.unheard.reduce(moved, items);
    this.draw();
    if (another && this.unheard.length) this.send("move", this.unheard);
  }

  get unheard() {
    return JSON.parse(sessionStorage.getItem(this.key) ?? "[]");
  }

  wait(moves) {
    if (moves.length) sessionStorage.setItem(this.key, JSON.stringify(moves));
    else sessionStorage.removeItem(this.key);
  }

  // A list that is being dragged is not redrawn under the pointer; the drop shows what came meanwhile.
  draw() {
    if (this.dragged || !this.items) return;
    const focused = this.list.getRootNode().activeElement?.closest?.(".row")?.dataset.id;
    this.list.replaceChildren(...this.items.map((item, place) => row(item, place, this)));
    if (focused) this.focus(focused);
  }

  focus(id) {
    const line = [...this.list.children].find((each) => each.dataset.id === id);
    line?.querySelector(".open").focus();
  }

  // Which item is open: where one is shown alone, that place knows it before the desk does.
  get shown() {
    return window.__deskShown ?? this.items.find((each) => each.open)?.id;
  }

  open(id) {
    const detail = { ...this.items.find((each) => each.id === id), item: id };
    // The place where an item is shown alone takes it from here.
    const asked = new CustomEvent("desk:open", { cancelable: true, detail });
    if (!window.dispatchEvent(asked)) return;
    this.items = this.items.map((each) => ({ ...each, open: each.id === id }));
    this.draw();
    this.send("open", id);
  }

  step(event) {
    const from = this.items.findIndex((each) => each.id === this.shown);
    if (from < 0) return;
    event.preventDefault();
    this.open(this.items.at((from + event.detail) % this.items.length).id);
  }

  move(id, place) {
    const from = this.items.findIndex((each) => each.id === id);
    if (from < 0 || place < 0 || place >= this.items.length || from === place) return this.draw();
    // Later than any before it, also than those of a list that was here before this one.
    this.number = Math.max(Date.now(), this.number + 1);
    const key = `${PAGE}-${this.number}`;
    this.wait([...this.unheard, { number: this.number, key, item: id, place }]);
    this.items = moved(this.items, { item: id, place });
    this.draw();
    this.focus(id);
    this.send("move", this.unheard);
  }
}

const sorters = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  let sorter = sorters.get(parentElement);
  if (!sorter) sorters.set(parentElement, (sorter = new Sorter(parentElement)));
  sorter.send = setTriggerValue;
  sorter.take(data);
  return () => {
    sorter.close();
    sorters.delete(parentElement);
  };
}
