import { render } from "preact";
import { NewVersion } from "../../../views/notices/new-version.tsx";
import type { ChatWords } from "../../words/words.ts";

/** Says that there is a newer page, until the person takes it or puts it off. Drafts are kept in either case. */
export function offerReload(words: ChatWords): void {
  const place = document.createElement("div");
  place.className = "toast";
  place.setAttribute("role", "status");
  document.body.append(place);
  const putOff = () => {
    render(null, place);
    place.remove();
  };
  // A region that is read out has to be there before its words are.
  requestAnimationFrame(() => {
    render(<NewVersion words={words} reload={() => location.reload()} putOff={putOff} />, place);
  });
}
