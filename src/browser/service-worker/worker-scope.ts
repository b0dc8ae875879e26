/** What this program uses of a service worker's surroundings: the types of pages do not know them. */
export interface WorkerScope {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: Windows;
  readonly location: Location;
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", listener: (event: Lasting) => void): void;
  addEventListener(type: "fetch", listener: (event: Fetching) => void): void;
  addEventListener(type: "push", listener: (event: Pushing) => void): void;
  addEventListener(type: "pushsubscriptionchange", listener: (event: Resubscribing) => void): void;
  addEventListener(type: "notificationclick", listener: (event: NoticeClicked) => void): void;
}

/** Something that goes on until what it waits for is done. */
interface Lasting {
  waitUntil(work: Promise<unknown>): void;
}

export interface Fetching extends Lasting {
  readonly request: Request;
  /** What the browser began to fetch while the worker started; undefined where it does not. */
  readonly preloadResponse?: Promise<Response | undefined>;
  respondWith(answer: Promise<Response>): void;
}

export interface Pushing extends Lasting {
  readonly data: { json(): unknown } | null;
}

export interface Resubscribing extends Lasting {
  /** Made by the browser in the place of the old one; not every browser does. */
  readonly newSubscription?: PushSubscription | null;
}

export interface NoticeClicked extends Lasting {
  readonly notification: Notification;
}

interface Windows {
  claim(): Promise<void>;
  matchAll(wish: { type: "window"; includeUncontrolled: boolean }): Promise<OpenWindow[]>;
  openWindow(address: string): Promise<unknown>;
}

interface OpenWindow {
  readonly url: string;
  readonly visibilityState: DocumentVisibilityState;
  readonly focused: boolean;
  focus(): Promise<unknown>;
  postMessage(message: unknown): void;
}
