/** The columns of each kind of row, named as in rows.ts, and the tables they come from. */

export const messageColumns = `m.seq, m.version, lower(hex(m.key)) AS key, a.public_id AS authorId, m.kind,
  m.text, m.html, m.reply_to AS replyTo, m.at, m.edited_at AS editedAt, m.deleted_at AS deletedAt`;

export const messageTables = "message m JOIN account a ON a.id = m.author";

export const conversationColumns = `c.id AS rowId, c.public_id AS id,
  s.public_id AS senderId, s.name AS senderName, r.public_id AS receiverId, r.name AS receiverName,
  c.version, c.seq, c.created_at AS createdAt, c.active_at AS activeAt,
  c.sender_delivered AS senderDelivered, c.sender_read AS senderRead,
  c.receiver_delivered AS receiverDelivered, c.receiver_read AS receiverRead`;

// CROSS JOIN is SQLite's way to keep the order: first the conversations, then whom each one is with.
export const conversationTables = `conversation c CROSS JOIN account s ON s.id = c.sender
  LEFT JOIN account r ON r.id = c.receiver`;

export const accountColumns = "public_id AS id, name, email, role, owner";
