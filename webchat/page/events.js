// The server's stream of events, taken up again whenever it breaks.

const FIRST_WAIT = 500;
const LONGEST_WAIT = 8000;

/**
 * handlers: {message, edited, …}: each gets the event's JSON.
 * prepare() is awaited before each new attempt after a break; onOpen(again) follows every
 * connection, onLost() every break.
 */
export function listen(address, handlers, { prepare, onOpen, onLost }) {
  let source = null;
  let again = false;
  let wait = FIRST_WAIT;
  let timer = null;

  function connect() {
    source?.close();
    source = new EventSource(address);
    source.addEventListener("open", () => {
      wait = FIRST_WAIT;
      onOpen(again);
      again = true;
    });
    source.addEventListener("error", lost);
    for (const [name, handle] of Object.entries(handlers)) {
      source.addEventListener(name, (event) => handle(JSON.parse(event.data)));
    }
  }

  function lost() {
    source?.close();
    onLost();
    again = true;
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

  const hurry = () => timer && !document.hidden && retry();
  window.addEventListener("online", hurry);
  document.addEventListener("visibilitychange", hurry);
  connect();
}
