// How names, times, sizes and numbers read.

import { language, t } from "./language.js";

export const fullName = (user) => [user?.first_name, user?.last_name].filter(Boolean).join(" ") || user?.title || user?.username || "?";

export function initials(name) {
  const words = name.replace(/[^\p{L}\p{N}\s]/gu, " ").trim().split(/\s+/).filter(Boolean);
  if (!words.length) return "•";
  const ends = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return ends.map((word) => [...word][0]).join("").toUpperCase();
}

/** One of the six avatar tints, the same one for the same id. */
export const tint = (id) => Math.abs(Number(id) || 0) % 6;

const locale = () => (language() === "vi" ? "vi-VN" : "en-GB");
const date = (seconds) => new Date(seconds * 1000);
const format = (seconds, options) => new Intl.DateTimeFormat(locale(), options).format(date(seconds));

export const clock = (seconds) => format(seconds, { hour: "2-digit", minute: "2-digit", hour12: false });
export const fullTime = (seconds) => format(seconds, { dateStyle: "full", timeStyle: "short" });

/** The local calendar day, as a key that sorts. */
export function dayKey(seconds) {
  const day = date(seconds);
  const two = (number) => String(number).padStart(2, "0");
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

export function dayLabel(seconds, now = Date.now() / 1000) {
  const key = dayKey(seconds);
  if (key === dayKey(now)) return t("today");
  if (key === dayKey(now - 86400)) return t("yesterday");
  const sameYear = date(seconds).getFullYear() === date(now).getFullYear();
  return format(seconds, { day: "numeric", month: "long", ...(sameYear ? {} : { year: "numeric" }) });
}

export function listTime(seconds, now = Date.now() / 1000) {
  if (dayKey(seconds) === dayKey(now)) return clock(seconds);
  if (now - seconds < 6 * 86400) return format(seconds, { weekday: "short" });
  return format(seconds, { day: "2-digit", month: "2-digit" });
}

export function fileSize(bytes) {
  if (!Number.isFinite(bytes)) return "";
  const units = ["B", "KB", "MB", "GB"];
  const power = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(bytes, 1)) / 10));
  const number = new Intl.NumberFormat(locale(), { maximumFractionDigits: power ? 1 : 0 }).format(bytes / 1024 ** power);
  return `${number} ${units[power]}`;
}

export function duration(seconds) {
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
}

/** +84912345678 → +84 912 345 678; other shapes stay as they came. */
export function phone(number) {
  const match = /^\+?84(\d{2,3})(\d{3})(\d{3,4})$/.exec(String(number).replace(/\s/g, ""));
  return match ? `+84 ${match[1]} ${match[2]} ${match[3]}` : String(number);
}

/** One line that says what a message is, for lists, quotes and drafts. */
export function summary(message) {
  if (!message) return "";
  const caption = message.caption ? ` ${message.caption}` : "";
  if (message.text) return message.text;
  if (message.photo) return `🖼 ${message.caption || t("photo")}`;
  if (message.sticker) return `${message.sticker.emoji ?? ""} ${t("sticker")}`.trim();
  if (message.voice) return `🎤 ${t("voice")}${caption}`;
  if (message.video) return `🎬 ${message.caption || t("video")}`;
  if (message.audio) return `🎵 ${message.audio.title ?? t("audio")}${caption}`;
  if (message.document) return `📎 ${message.document.file_name ?? t("file")}${caption}`;
  if (message.contact) return `👤 ${fullName(message.contact)}`;
  if (message.venue) return `📍 ${message.venue.title}`;
  if (message.location) return `📍 ${t("location")}`;
  return serviceText(message) ?? t("unsupported");
}

/** The words of a service message ("… joined the group"), or null for an ordinary one. */
export function serviceText(message) {
  if (message.new_chat_members) return t("serviceJoined", { name: message.new_chat_members.map(fullName).join(", ") });
  if (message.left_chat_member) return t("serviceLeft", { name: fullName(message.left_chat_member) });
  if (message.group_chat_created) return t("serviceCreated", { name: message.chat?.title });
  if (message.pinned_message) return t("servicePinned");
  return null;
}
