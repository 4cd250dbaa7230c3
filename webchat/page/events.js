// The server's stream of events, taken up again whenever it breaks.

const LONGEST_WAIT = 8000;

/**
 * handlers: {message, edited, …}: each gets the event's JSON.
 * onOpen(again) after every (re)connection, onLost() when the stream breaks.
 */
export function listen(address, handlers, { onOpen, onLost }) {
  let source = null;
  let opened = 0;
  let wait = 500;
  let timer = null;

  function connect() {
    clearTimeout(timer);
    timer = null;
    source?.close();
    source = new EventSource(address);
    source.addEventListener("open", () => {
      wait = 500;
      opened += 1;
      onOpen(opened > 1);
    });
    source.addEventListener("error", lost);
    for (const [name, handle] of Object.entries(handlers)) {
      source.addEventListener(name, (event) => handle(JSON.parse(event.data)));
    }
  }

  function lost() {
    source.close();
    onLost();
    timer ??= setTimeout(connect, wait);
    wait = Math.min(LONGEST_WAIT, wait * 1.7);
  }

  window.addEventListener("online", connect);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && timer) connect();
  });
  connect();
  return { reconnect: connect };
}
