// The phone's own words. MiMi's words come from MiMi.

const WORDS = {
  th: {
    today: "วันนี้", yesterday: "เมื่อวาน", read: "อ่านแล้ว", message: "ข้อความ", send: "ส่ง", menu: "เมนู",
    sticker: "สติกเกอร์", image: "รูปภาพ", video: "วิดีโอ", audio: "ข้อความเสียง", file: "ไฟล์",
    location: "ตำแหน่งที่ตั้ง",
    copied: "คัดลอกแล้ว", refused: "เปิดลิงก์นี้ไม่ได้", share: "แชร์ให้เพื่อน", copy: "คัดลอก", close: "ปิด",
    choose: "เลือก", cancel: "ยกเลิก", away: "ติดต่อไม่ได้ กำลังลองใหม่…", unsupported: "แสดงข้อความชนิดนี้ไม่ได้",
    blocked: "คุณบล็อกบัญชีนี้อยู่", add: "เพิ่มเพื่อน", call: "โทร", calling: "กำลังโทรหา", save: "บันทึก", chats: "แชท", search: "ค้นหา",
    you: "คุณ", sent: "{name} ส่ง{what}", keyboard: "แป้นพิมพ์",
  },
  en: {
    today: "Today", yesterday: "Yesterday", read: "Read", message: "Message", send: "Send", menu: "Menu",
    sticker: "Sticker", image: "Photo", video: "Video", audio: "Voice message", file: "File", location: "Location",
    copied: "Copied", refused: "This link cannot be opened", share: "Share with friends", copy: "Copy", close: "Close",
    choose: "Choose", cancel: "Cancel", away: "No connection, trying again…",
    unsupported: "This kind of message cannot be shown",
    blocked: "You have blocked this account", add: "Add friend", call: "Call", calling: "Calling", save: "Save", chats: "Chats",
    search: "Search", you: "You", sent: "{name} sent a {what}.", keyboard: "Keyboard",
  },
};

/** The sandbox's notes in Thai; in English they read as they come. */
const NOTES_TH = {
  "added as a friend": "เพิ่ม MiMi เป็นเพื่อนแล้ว", blocked: "บล็อก MiMi แล้ว", unblocked: "เลิกบล็อก MiMi แล้ว",
  "unsent a message": "ยกเลิกการส่งข้อความแล้ว",
};

let language = "th";

/** @param {string} code */
export function setLanguage(code) {
  language = Object.hasOwn(WORDS, code) ? code : "en";
}

/** @param {keyof typeof WORDS.en} key */
export const word = (key) => WORDS[language][key];

/** @param {string} note */
export const noted = (note) => (language === "th" && Object.hasOwn(NOTES_TH, note) ? NOTES_TH[note] : note);

const locale = () => (language === "th" ? "th-TH-u-ca-buddhist" : "en-GB");

/** @param {number|string} at epoch in ms, or ISO 8601 */
export const clock = (at) => new Date(at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });

/** The day in full, as a lock screen has it. @param {number|string} at */
export const date = (at) => new Date(at).toLocaleDateString(locale(), { weekday: "long", day: "numeric", month: "long" });

/** @param {number|string} at */
export function day(at) {
  const date = new Date(at);
  const days = Math.round((new Date().setHours(0, 0, 0, 0) - new Date(at).setHours(0, 0, 0, 0)) / 86_400_000);
  if (days === 0) return word("today");
  if (days === 1) return word("yesterday");
  return date.toLocaleDateString(locale(), { weekday: "short", day: "numeric", month: "short" });
}
