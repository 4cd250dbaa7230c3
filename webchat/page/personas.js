// Who one is: the people this browser may chat as.

import { avatar } from "./attachments.js";
import { pickDialog } from "./dialogs.js";
import { el, icon } from "./dom.js";
import { fullName, phone } from "./format.js";
import { t } from "./language.js";

const ROLES = { buyer: "roleBuyer", producer: "roleProducer", organiser: "roleOrganiser", organizer: "roleOrganiser" };

/** "Người mua · @lan": what is known of a person besides the name. */
function note(person, long = false) {
  const role = ROLES[person.role];
  return [role ? t(role) : person.role, person.username && `@${person.username}`, long && person.phone_number && phone(person.phone_number)].filter(Boolean).join(" · ");
}

export function showPersona({ button, card, me, switchable }) {
  button.replaceChildren(avatar(fullName(me), me.id, "small"));
  button.setAttribute("aria-label", t("persona", { name: fullName(me) }));
  button.title = t("persona", { name: fullName(me) });
  card.replaceChildren(avatar(fullName(me), me.id), el("span", { class: "chat-words" }, el("span", { class: "chat-name", testid: "persona-name" }, fullName(me)), el("span", { class: "chat-last" }, note(me))), switchable ? icon("swap") : "");
  card.setAttribute("aria-label", t("persona", { name: fullName(me) }));
  button.disabled = card.disabled = !switchable;
}

/** Resolves to the chosen person's id, or null. */
export function pickPersona({ me, personas }) {
  return pickDialog({
    title: t("personas"),
    testid: "personas",
    items: personas.map((person) => ({ lead: avatar(fullName(person), person.id), title: fullName(person), note: note(person, true), value: person.id, current: person.id === me.id, testid: "persona-option" })),
  });
}
