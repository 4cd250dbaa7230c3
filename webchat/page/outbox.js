// What was typed and is not yet with the server: drafts, and messages being sent or refused.

const UNSENT = "webchat.unsent";
const DRAFT = "webchat.draft";

const draftKey = (persona, address) => `${DRAFT}.${persona}.${address}`;

export const drafts = {
  read: (persona, address) => localStorage.getItem(draftKey(persona, address)) ?? "",
  write(persona, address, text) {
    if (text.trim()) localStorage.setItem(draftKey(persona, address), text);
    else localStorage.removeItem(draftKey(persona, address));
  },
};

/**
 * Sends texts one after another, so that they keep their order. An entry that fails stays, is
 * shown with a button to try again, and outlives a reload of the page.
 * send(entry) → Promise; changed() after every change; arrived(entry, answer) when one is through.
 */
export function createOutbox({ send, changed, arrived }) {
  let entries = JSON.parse(sessionStorage.getItem(UNSENT) ?? "[]").map((entry) => ({ ...entry, state: "failed" }));
  let queue = Promise.resolve();
  let last = Date.now();

  function store() {
    sessionStorage.setItem(UNSENT, JSON.stringify(entries));
    changed();
  }

  function work(entry) {
    entry.state = "sending";
    store();
    queue = queue.then(async () => {
      try {
        const answer = await send(entry);
        entries = entries.filter((other) => other !== entry);
        arrived(entry, answer);
      } catch {
        entry.state = "failed";
      }
      store();
    });
    return queue;
  }

  return {
    add(entry) {
      const added = { ...entry, key: (last += 1) };
      entries.push(added);
      return work(added);
    },
    retry: work,
    discard(entry) {
      entries = entries.filter((other) => other !== entry);
      store();
    },
    of: (persona, address) => entries.filter((entry) => entry.persona === persona && entry.address === address),
    /** The server's event told of a message before its answer did: it is no longer on its way. */
    seen(persona, address, text) {
      const entry = entries.find((one) => one.persona === persona && one.address === address && one.text === text && one.state === "sending");
      if (!entry) return;
      entries = entries.filter((other) => other !== entry);
      store();
    },
  };
}
