// Keys that work anywhere on the page, and words left behind by fields that are no longer shown.

const typing = (event) => {
  const target = event.composedPath()[0];
  return target instanceof Element && target.matches("input, textarea, select, [contenteditable=true]");
};

const PLAIN = { KeyJ: "next", KeyK: "previous", Slash: "search" };
const ALT = { KeyJ: "next", KeyK: "previous", KeyA: "approve", KeyL: "lock", Slash: "search" };

function search() {
  const field = document.querySelector(".st-key-find input");
  field?.focus();
  field?.select();
}

function press(event, state) {
  if (event.isComposing || event.ctrlKey || event.metaKey) return;
  if (document.querySelector('[role="dialog"]')) return;
  let action = event.altKey ? ALT[event.code] : null;
  if (!event.altKey && !typing(event)) action = event.key === "?" ? "sheet" : PLAIN[event.code];
  if (!action) return;
  event.preventDefault();
  if (action === "search") return search();
  // The list opens the next item itself, where it shows the open one.
  const by = { next: 1, previous: -1 }[action];
  const step = new CustomEvent("desk:step", { cancelable: true, detail: by });
  if (by && !window.dispatchEvent(step)) return;
  state.send("press", { action, item: window.__deskShown ?? "" });
}

// A save that no field shows any more and that was never answered: the server was away just then.
function leftBehind(state, data) {
  const open = window.__deskOpen ?? new Map();
  if (data.left) sessionStorage.removeItem(`desk:${data.left}`);
  for (const key of Object.keys(sessionStorage)) {
    const item = key.startsWith("desk:") ? key.slice(5) : "";
    if (!item || open.get(item)) continue;
    const { pending } = JSON.parse(sessionStorage.getItem(key));
    if (!pending) continue;
    state.tries = (state.tries ?? 0) + 1;
    state.set("left", { ...pending, item, tries: state.tries });
    return;
  }
}

const states = new WeakMap();

export default function ({ data, parentElement, setTriggerValue, setStateValue }) {
  let state = states.get(parentElement);
  if (!state) {
    states.set(parentElement, (state = {}));
    state.onKey = (event) => press(event, state);
    document.addEventListener("keydown", state.onKey, true);
    state.clock = setInterval(() => leftBehind(state, state.data), 3000);
  }
  Object.assign(state, { data, send: setTriggerValue, set: setStateValue });
  return () => {
    document.removeEventListener("keydown", state.onKey, true);
    clearInterval(state.clock);
    states.delete(parentElement);
  };
}
