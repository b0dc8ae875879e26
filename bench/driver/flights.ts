/** A message as an acknowledgement or an event names it. */
export interface Landing {
  seq: number;
  key: string;
}

/** Told of every message that gets somewhere; times in ms since it was sent. */
export interface Recorder {
  acknowledged(afterMs: number): void;
  delivered(afterMs: number): void;
}

interface Flight {
  key: string;
  sentAt: number;
  acknowledged: boolean;
  delivered: boolean;
}

/**
 * The messages of one conversation that are on their way. Each must be acknowledged once and delivered once, at
 * the position in which it was sent; anything else throws.
 */
export class Flights {
  readonly #flights = new Map<number, Flight>();
  readonly #newKey: () => string;
  #sent: number;
  #delivered: number;

  /** `before`: how many messages the conversation has already. */
  constructor(newKey: () => string, before: number) {
    this.#newKey = newKey;
    this.#sent = before;
    this.#delivered = before;
  }

  get onTheWay(): number {
    return this.#flights.size;
  }

  depart(): Landing {
    this.#sent += 1;
    const key = this.#newKey();
    this.#flights.set(this.#sent, { key, sentAt: performance.now(), acknowledged: false, delivered: false });
    return { seq: this.#sent, key };
  }

  /** The answer to the message sent as number `seq`. True when that is the end of its way. */
  acknowledge(seq: number, landing: Landing, recorder: Recorder): boolean {
    const flight = this.#flights.get(seq);
    if (!flight || flight.acknowledged) throw new Error(`Message ${seq} was acknowledged twice.`);
    if (landing.seq !== seq || landing.key !== flight.key) {
      throw new Error(`Message ${seq} was acknowledged as number ${landing.seq}, or as another message.`);
    }
    flight.acknowledged = true;
    recorder.acknowledged(performance.now() - flight.sentAt);
    return this.#landed(seq, flight);
  }

  /** True when that is the end of its way. */
  deliver({ seq, key }: Landing, recorder: Recorder): boolean {
    this.#delivered += 1;
    if (seq !== this.#delivered) throw new Error(`Message ${seq} came where ${this.#delivered} was due.`);
    const flight = this.#flights.get(seq);
    if (flight?.key !== key) throw new Error(`Message ${seq} came, but it is not the one that was sent.`);
    flight.delivered = true;
    recorder.delivered(performance.now() - flight.sentAt);
    return this.#landed(seq, flight);
  }

  #landed(seq: number, flight: Flight): boolean {
    return flight.acknowledged && flight.delivered && this.#flights.delete(seq);
  }
}
