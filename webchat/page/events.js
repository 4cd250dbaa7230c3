// The server's stream of events, taken up again whenever it breaks.

const FIRST_WAIT = 500;
const LONGEST_WAIT = 8000;
const LONG_AWAY = 30000;

/**
 * handlers: {message, edited, …}: each gets the event's JSON.
 * prepare() is awaited before each new attempt after a break; onOpen() follows every connection
 * (what happened before it was not told), onLost() every break.
 */
export function listen(address, handlers, { prepare, onOpen, onLost }) {
  let source = null;
  let wait = FIRST_WAIT;
  let timer = null;

  function connect() {
    source?.close();
    source = new EventSource(address);
    source.addEventListener("open", () => {
      wait = FIRST_WAIT;
      onOpen();
    });
    source.addEventListener("error", lost);
    for (const [name, handle] of Object.entries(handlers)) {
      source.addEventListener(name, (event) => handle(JSON.parse(event.data)));
    }
  }

  function lost() {
    source?.close();
    onLost();
    timer ??= setTimeout(retry, wait);
    wait = Math.min(LONGEST_WAIT, wait * 1.7);
  }

  async function retry() {
    clearTimeout(timer);
    timer = null;
    try {
      await prepare();
      connect();
    } catch {
      lost();
    }
  }

  // A phone that slept or changed networks may hold a dead connection without knowing it.
  let hiddenAt = 0;
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) hiddenAt = Date.now();
    else if (timer || Date.now() - hiddenAt > LONG_AWAY) retry();
  });
  window.addEventListener("online", retry);
  connect();
}
