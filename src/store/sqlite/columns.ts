/**
 * The columns of each kind of row, named as in rows.ts. Accounts come from a subselect each: on one row that was
 * measured at a tenth of what a join costs.
 */

/** Of `message m`. */
export const messageColumns = `m.seq, m.version, lower(hex(m.key)) AS key, ${publicId("m.author")} AS authorId,
  m.kind, m.text, m.html, m.reply_to AS replyTo, m.at, m.edited_at AS editedAt, m.deleted_at AS deletedAt,
  m.reactions, m.files, m.mark, iif(m.reply_to IS NULL, NULL,
    (SELECT mark FROM message WHERE conversation = m.conversation AND seq = m.reply_to)) AS replyMark`;

/** Of `conversation c`. */
export const conversationColumns = `c.id AS rowId, c.public_id AS id,
  ${publicId("c.sender")} AS senderId, ${accountName("c.sender")} AS senderName, ${accountPicture("c.sender")} AS senderPicture,
  ${publicId("c.receiver")} AS receiverId, ${accountName("c.receiver")} AS receiverName,
  ${accountPicture("c.receiver")} AS receiverPicture,
  c.version, c.seq, c.created_at AS createdAt, c.active_at AS activeAt,
  c.sender_delivered AS senderDelivered, c.sender_read AS senderRead,
  c.receiver_delivered AS receiverDelivered, c.receiver_read AS receiverRead,
  c.sender_shown AS senderShown, c.receiver_shown AS receiverShown,
  c.receiver_unread_after AS unreadAfter, c.receiver_unread_words AS unreadWords,
  c.closed_at AS closedAt, c.silent_seqs AS silentSeqs`;

/** Whether one of its two sides is there no more. */
const isDeserted =
  "EXISTS (SELECT 1 FROM account WHERE id IN (c.sender, c.receiver) AND deleted_at IS NOT NULL)";

/** Of `conversation c`, for somebody who wants to change it. */
export const standingColumns = `c.id AS rowId, c.seq, c.version, c.active_at AS activeAt, c.active_hour AS activeHour,
  c.sender, c.receiver, ${isDeserted} AS isDeserted, ${publicId("c.sender")} AS senderId, ${publicId("c.receiver")} AS receiverId,
  c.sender_delivered AS senderDelivered, c.sender_read AS senderRead,
  c.receiver_delivered AS receiverDelivered, c.receiver_read AS receiverRead,
  c.sender_shown AS senderShown, c.receiver_shown AS receiverShown,
  c.closed_at AS closedAt, c.silent_seqs AS silentSeqs`;

/** Of `account`. */
export const accountColumns = "public_id AS id, name, email, role, owner, picture";

function publicId(row: string): string {
  return `(SELECT public_id FROM account WHERE id = ${row})`;
}

/** NULL for somebody who is there no more. */
function accountName(row: string): string {
  return `(SELECT iif(deleted_at IS NULL, name, NULL) FROM account WHERE id = ${row})`;
}

function accountPicture(row: string): string {
  return `(SELECT picture FROM account WHERE id = ${row})`;
}
