/** What the page loads when somebody first wants it: menus, questions, emoji, and the way to an old message. */

export { editLastOf } from "./editing-last.ts";
export { startCompleting } from "./emoji/completing.tsx";
export { pickEmoji } from "./emoji/picking.tsx";
export { createFiles } from "./files/create-files.ts";
export { sendWithout } from "./files/send-without.ts";
export { openPicture } from "./files/viewing.tsx";
export { showFilter, showFirst, showMore } from "./inbox/listing.ts";
export { jumpTo } from "./jumping.ts";
export { createRowKeys } from "./row-keys.ts";
export { openMessageMenu } from "./sheets/message-menu.tsx";
export { ask } from "./sheets/question.tsx";
export { openShortcutList } from "./shortcuts/shortcut-list.tsx";
export { openSwitcher } from "./switching/switching.tsx";
export { takeBack } from "./taking-back.ts";
