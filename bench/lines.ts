/** Ordinary lines without markup, as most of a chat is. Nothing in them needs escaping in JSON. */
export const lines = [
  "Good morning, could I move my appointment to Thursday?",
  "Of course. We have 9:30 or 14:00 that day, which one suits you?",
  "14:00, please",
  "Done. Please bring the letter from your doctor, and come ten minutes early for the forms.",
  "Thank you very much",
  "You are welcome. See you on Thursday at 14:00.",
];
