import type { VNode } from "preact";
import { jsxTemplate } from "preact/jsx-runtime";

/** JSON that may stand inside a script element: nothing in it can end the element or start a comment. */
export function stateJson(state: unknown): string {
  return JSON.stringify(state).replace(/[<>&\u2028\u2029]/g, escapeCharacter);
}

/** The page's state as an element; the text is JSON, which the renderer's entities would spoil. */
export function stateElement(json: string): VNode {
  return jsxTemplate([`<script type="application/json" id="state">${json}</script>`]);
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
