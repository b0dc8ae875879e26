import { deflateRawSync } from "node:zlib";
import sharp from "sharp";
import { picture } from "./uploading.ts";

/** Something that pretends to be what it is not, or is two things at once. */
export interface Polyglot {
  what: string;
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** What the request says that it is. */
  contentType?: string;
}

/** What a page that ran any of them would do: tests look for it in what is served, and in the browser. */
export const canary = "pwned-by-a-file";
const script = `document.title="${canary}";fetch("/${canary}")`;
const html = `<!doctype html><html><body><img src=x onerror='${script}'><script>${script}</script></body></html>`;
const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload='${script}'><script>${script}</script></svg>`;

/** Every one of them, made anew. */
export async function polyglots(): Promise<Polyglot[]> {
  return [...texts(), ...archives(), ...(await pictures()), ...liars()];
}

/** Markup and script, under names and types that might make somebody believe them. */
function texts(): Polyglot[] {
  const named = (what: string, content: string, names: string[], contentType?: string) =>
    names.map((name) => ({ what, name, bytes: bytesOf(content), ...(contentType && { contentType }) }));
  return [
    ...named("HTML", html, [
      "page.html",
      "page.htm",
      "page.xhtml",
      "photo.jpg",
      "photo.png",
      "notes.txt",
      "page",
      "page.html.",
    ]),
    ...named("HTML, said to be a picture", html, ["a.gif"], "image/gif"),
    ...named("HTML, said to be HTML", html, ["a.bin"], "text/html; charset=utf-7"),
    ...named("HTML after a byte order mark", `\ufeff${html}`, ["bom.jpg"]),
    ...named("HTML after much white space", `${" \n".repeat(3_000)}${html}`, ["late.jpg"]),
    ...named("HTML after a comment", `<!--${"x".repeat(5_000)}-->${html}`, ["comment.png"]),
    ...named("HTML with a picture's beginning of text", `GIF89${html}`, ["nearly.gif"]),
    ...named("SVG", svg, ["drawing.svg", "drawing.svgz", "drawing.png"], "image/svg+xml"),
    ...named("SVG with a declaration", `<?xml version="1.0"?><?xml-stylesheet href="#"?>${svg}`, [
      "a.xml",
      "a.jpg",
    ]),
    ...named(
      "XML that transforms itself",
      `<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="#"?><x/>`,
      ["a.xsl"],
    ),
    ...named("XML with entities", `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>`, [
      "e.xml",
    ]),
    ...named("script", script, ["a.js", "a.mjs"], "text/javascript"),
    ...named("style", `body{background:url("/${canary}")}`, ["a.css"], "text/css"),
    ...named("a web archive", `MIME-Version: 1.0\nContent-Type: multipart/related\n\n${html}`, [
      "a.mhtml",
      "a.eml",
    ]),
    ...named("a manifest of an application cache", `CACHE MANIFEST\n/${canary}`, ["a.appcache"]),
    ...named("a link to a page", `[InternetShortcut]\nURL=javascript:${script}`, ["a.url"]),
  ];
}

function archives(): Polyglot[] {
  const packed = zip("index.html", html);
  return [
    { what: "a zip", name: "a.zip", bytes: packed },
    { what: "a zip, said to be a picture", name: "a.png", bytes: packed, contentType: "image/png" },
    { what: "a Java archive", name: "a.jar", bytes: packed },
    { what: "HTML before a zip", name: "a.docx", bytes: joined(bytesOf(html), packed) },
    { what: "a PDF with script", name: "a.pdf", bytes: pdf() },
    { what: "a PDF, said to be a picture", name: "a.jpg", bytes: pdf(), contentType: "image/jpeg" },
    { what: "HTML before a PDF", name: "b.pdf", bytes: joined(bytesOf(html), pdf()) },
  ];
}

/** Real pictures with something else in, before or behind them: what is served must have lost it. */
async function pictures(): Promise<Polyglot[]> {
  const [jpeg, png, gif, webp] = await Promise.all([
    picture("jpeg"),
    picture("png"),
    picture("gif"),
    picture("webp"),
  ]);
  const inComment = await sharp(jpeg)
    .withExif({ IFD0: { ImageDescription: html, Artist: svg } })
    .jpeg()
    .toBuffer();
  const payload = bytesOf(html);
  return [
    { what: "a JPEG with HTML in its description", name: "a.jpg", bytes: new Uint8Array(inComment) },
    {
      what: "a JPEG with HTML in its description, as a page",
      name: "a.html",
      bytes: new Uint8Array(inComment),
      contentType: "text/html",
    },
    { what: "a JPEG before HTML", name: "b.jpg", bytes: joined(jpeg, payload) },
    { what: "a JPEG before a zip", name: "c.jpg", bytes: joined(jpeg, zip("index.html", html)) },
    { what: "a PNG before HTML", name: "b.png", bytes: joined(png, payload) },
    { what: "a PNG with HTML in a text chunk", name: "c.png", bytes: withTextChunk(png, html) },
    { what: "a GIF with script as its comment", name: "b.gif", bytes: withComment(gif, html) },
    {
      what: "a GIF before script",
      name: "c.js",
      bytes: joined(gif, bytesOf(`/*${script}*/`)),
      contentType: "text/javascript",
    },
    { what: "a WebP before HTML", name: "b.webp", bytes: joined(webp, payload) },
    { what: "a WebP with a chunk of HTML", name: "c.webp", bytes: withRiffChunk(webp, html) },
  ];
}

/** The beginning of a picture, and nothing of one. */
function liars(): Polyglot[] {
  const begun = (what: string, name: string, beginning: number[] | string) => {
    const head = typeof beginning === "string" ? bytesOf(beginning) : Uint8Array.from(beginning);
    return { what, name, bytes: joined(head, bytesOf(`=1;${script}//${html}`)) };
  };
  return [
    begun("script that begins as a GIF", "a.gif", "GIF89a"),
    begun("script that begins as an old GIF", "b.gif", "GIF87a"),
    begun("HTML that begins as a JPEG", "a.jpg", [0xff, 0xd8, 0xff, 0xe0]),
    begun("HTML that begins as a PNG", "a.png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    begun("HTML that begins as a WebP", "a.webp", "RIFF\x10\0\0\0WEBPVP8 "),
    begun("HTML that begins as an AVIF", "a.avif", "\0\0\0\x1cftypavif"),
    begun("HTML that begins as a bitmap", "a.bmp", "BM"),
    begun("HTML that begins as an icon", "a.ico", [0, 0, 1, 0]),
    begun("HTML that begins as a TIFF", "a.tiff", "II*\0"),
  ];
}

export function bytesOf(content: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(content, "latin1"));
}

export function joined(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat(parts));
}

function withTextChunk(png: Uint8Array, said: string): Uint8Array<ArrayBuffer> {
  const data = Buffer.from(`tEXtComment\0${said}`, "latin1");
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length - 4);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(data));
  const afterHeader = 8 + 25;
  return joined(png.subarray(0, afterHeader), length, data, check, png.subarray(afterHeader));
}

function crc32(data: Buffer): number {
  let crc = ~0;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

/** Before the trailer, in blocks of at most 255 bytes. */
function withComment(gif: Uint8Array, said: string): Uint8Array<ArrayBuffer> {
  const text = Buffer.from(said, "latin1");
  const blocks: Buffer[] = [];
  for (let at = 0; at < text.length; at += 255) {
    const block = text.subarray(at, at + 255);
    blocks.push(Buffer.from([block.length]), block);
  }
  return joined(gif.subarray(0, -1), Buffer.from([0x21, 0xfe]), ...blocks, Buffer.from([0x00, 0x3b]));
}

function withRiffChunk(webp: Uint8Array, said: string): Uint8Array<ArrayBuffer> {
  const text = Buffer.from(said.length % 2 === 0 ? said : `${said} `, "latin1");
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  const whole = Buffer.concat([webp, Buffer.from("EVIL"), length, text]);
  whole.writeUInt32LE(whole.length - 8, 4);
  return new Uint8Array(whole);
}

function pdf(): Uint8Array<ArrayBuffer> {
  return bytesOf(`%PDF-1.7
1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.launchURL\\("/${canary}"\\))>>>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj
trailer<</Root 1 0 R>>
%%EOF`);
}

function zip(name: string, content: string): Uint8Array<ArrayBuffer> {
  const raw = Buffer.from(content, "latin1");
  const packed = deflateRawSync(raw);
  const sizes = Buffer.alloc(12);
  sizes.writeUInt32LE(crc32(raw), 0);
  sizes.writeUInt32LE(packed.length, 4);
  sizes.writeUInt32LE(raw.length, 8);
  const lengths = Buffer.from([name.length, 0, 0, 0]);
  const file = Buffer.concat([
    Buffer.from("PK\x03\x04\x14\0\0\0\x08\0\0\0\0\0", "latin1"),
    sizes,
    lengths,
    Buffer.from(name),
    packed,
  ]);
  const entry = Buffer.concat([
    Buffer.from("PK\x01\x02\x14\0\x14\0\0\0\x08\0\0\0\0\0", "latin1"),
    sizes,
    lengths,
    Buffer.alloc(14),
    Buffer.from(name),
  ]);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length, 12);
  end.writeUInt32LE(file.length, 16);
  return joined(file, entry, end);
}
