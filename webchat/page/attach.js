// What can be sent besides text: photos, files (also pasted or dropped), one's contact, a place.

import { people } from "./api.js";
import { confirmDialog, formDialog, openMenu, toast } from "./dialogs.js";
import { el, icon } from "./dom.js";
import { fileSize, phone } from "./format.js";
import { t } from "./language.js";

/** chat(): {address, name, me}; sent(promise) shows failures. */
export function createAttach({ button, photoInput, fileInput, stage, drop, field, chat, sent }) {
  button.addEventListener("click", () =>
    openMenu(button, [
      { icon: "image", text: t("photo"), testid: "attach-photo", run: () => photoInput.click() },
      { icon: "file", text: t("file"), testid: "attach-file", run: () => fileInput.click() },
      { icon: "person", text: t("contact"), testid: "attach-contact", run: contact },
      { icon: "pin", text: t("location"), testid: "attach-location", run: location },
    ]),
  );
  for (const [input, kind] of [[photoInput, "photo"], [fileInput, null]]) {
    input.addEventListener("change", async () => {
      const files = [...input.files];
      input.value = "";
      for (const file of files) await send(file, kind);
    });
  }
  field.addEventListener("paste", (event) => take(event, event.clipboardData));
  stage.addEventListener("dragover", (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    drop.hidden = false;
  });
  stage.addEventListener("dragleave", (event) => {
    if (!stage.contains(event.relatedTarget)) drop.hidden = true;
  });
  stage.addEventListener("drop", (event) => {
    drop.hidden = true;
    take(event, event.dataTransfer);
  });

  async function take(event, data) {
    const files = [...(data?.files ?? [])];
    if (!files.length) return;
    event.preventDefault();
    for (const file of files) await send(file, null);
  }

  async function send(file, kind) {
    const target = chat();
    const sort = kind ?? sortOf(file);
    const answer = await formDialog({
      title: t(sort === "photo" ? "sendPhotoTitle" : "sendFileTitle"),
      fields: [{ name: "caption", label: t("caption"), value: "", optional: true, maxlength: 1024 }],
      ok: t("send"),
      extra: preview(file, sort),
    });
    if (answer) sent(people.upload(target.address, sort, file, answer.caption));
  }

  async function contact() {
    const { address, name, me } = chat();
    const text = [t("shareContactText", { bot: name }), me.phone_number && phone(me.phone_number)].filter(Boolean).join(" ");
    if (!(await confirmDialog({ title: t("shareContactTitle"), text, ok: t("share") }))) return false;
    sent(people.shareContact(address));
    return true;
  }

  async function location() {
    const target = chat();
    const locate = el("button", { type: "button", class: "dialog-button wide", testid: "locate" }, icon("pin"), t("locate"));
    const answer = await formDialog({
      title: t("shareLocationTitle"),
      fields: [
        { name: "latitude", label: t("latitude"), inputmode: "decimal", placeholder: "20.4463" },
        { name: "longitude", label: t("longitude"), inputmode: "decimal", placeholder: "106.3366" },
      ],
      ok: t("send"),
      extra: locate,
      prepare: (inputs) => locate.addEventListener("click", () => fill(inputs, locate)),
    });
    if (!answer) return false;
    const [latitude, longitude] = [answer.latitude, answer.longitude].map((text) => Number(text.replace(",", ".")));
    if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return toast(t("actionFailed")), false;
    sent(people.shareLocation(target.address, latitude, longitude));
    return true;
  }

  return { contact, location };
}

function sortOf(file) {
  if (/^image\/(jpeg|png|webp)$/.test(file.type)) return "photo";
  return file.type === "audio/ogg" ? "voice" : "document";
}

function preview(file, sort) {
  if (sort !== "photo") return el("p", { class: "dialog-text file-preview" }, icon("file"), `${file.name} · ${fileSize(file.size)}`);
  const address = URL.createObjectURL(file);
  const image = el("img", { class: "photo-preview", src: address, alt: file.name });
  image.addEventListener("load", () => URL.revokeObjectURL(address));
  return image;
}

function fill(inputs, locate) {
  if (!navigator.geolocation) return toast(t("locateFailed"));
  locate.setAttribute("aria-busy", "true");
  const done = () => locate.removeAttribute("aria-busy");
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      done();
      inputs.latitude.value = coords.latitude.toFixed(6);
      inputs.longitude.value = coords.longitude.toFixed(6);
    },
    () => {
      done();
      toast(t("locateFailed"));
    },
    { timeout: 10000 },
  );
}
