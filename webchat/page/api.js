// The people's side of the chat server.

export class ApiError extends Error {
  /** status 0: no answer came, so the request may or may not have been done. */
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

async function request(path, options = {}) {
  let response;
  try {
    response = await fetch(`/people/${path}`, { credentials: "same-origin", ...options, headers: { "X-Requested-With": "webchat", ...options.headers } });
  } catch (error) {
    throw new ApiError(0, String(error));
  }
  const body = await response.json().catch(() => null);
  if (!response.ok) throw new ApiError(response.status, body?.description ?? body?.error ?? response.statusText);
  return body;
}

const json = (method) => (path, body = {}) => request(path, { method, headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
const get = (path) => request(path);
const post = json("POST");
const put = json("PUT");
const at = (address) => `chats/${encodeURIComponent(address)}`;

export const people = {
  me: () => get("me"),
  become: (id) => post("persona", { id }),
  chats: () => get("chats"),
  messages: (address, { before, limit }) => get(`${at(address)}/messages?${new URLSearchParams({ limit, ...(before ? { before } : {}) })}`),
  send: (address, text, replyTo) => post(`${at(address)}/messages`, { text, ...(replyTo ? { reply_to: replyTo } : {}) }),
  edit: (address, id, text) => put(`${at(address)}/messages/${id}`, { text }),
  press: (address, id, button) => post(`${at(address)}/messages/${id}/press`, button),
  start: (address, payload) => post(`${at(address)}/start`, payload ? { payload } : {}),
  shareContact: (address) => post(`${at(address)}/contact`),
  shareLocation: (address, latitude, longitude) => post(`${at(address)}/location`, { latitude, longitude }),
  block: (address) => post(`${at(address)}/block`),
  unblock: (address) => post(`${at(address)}/unblock`),
  inline: (bot, query, offset, chat) => post("inline", { bot, query, offset, chat }),
  choose: (bot, resultId, queryId, chat) => post("inline/choose", { bot, result_id: resultId, inline_query_id: queryId, chat }),
  createGroup: (title) => post("groups", { title }),
  upload(address, kind, file, caption) {
    const form = new FormData();
    form.append("kind", kind);
    if (caption) form.append("caption", caption);
    form.append("file", file, file.name);
    return request(`${at(address)}/file`, { method: "POST", body: form });
  },
};
