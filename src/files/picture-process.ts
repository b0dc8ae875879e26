import { narrow, type RemakeWish, remakePicture } from "./remake-picture.ts";

/**
 * The process that alone decodes what strangers sent as pictures: whatever one of them does to it, the chat goes on.
 * Started by pictures.ts, with one picture at a time; ends with the program that started it.
 */
narrow();
process.on("disconnect", () => process.exit(0));
process.on("message", async (wish: RemakeWish) => {
  try {
    process.send?.(await remakePicture(wish));
  } catch (error) {
    process.send?.({ failed: error instanceof Error ? error.message : String(error) });
  }
});
