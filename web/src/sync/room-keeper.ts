// Holds the current room and folds events into it. While an answer of the server is under way it
// writes down what the stream says, because the answer may be older than those events: they are
// folded again over the answer, guarded by `rev` and position.

import { applyEvent, type StreamEvent } from './apply-event';
import type { Room } from './room';

export interface Answer<T> {
  value: T;
  /** What the stream said while the answer was under way. */
  meanwhile: readonly StreamEvent[];
  /** False when the room was replaced by another since; then the answer belongs to the past. */
  current: boolean;
}

export class RoomKeeper {
  #room: Room | undefined;
  #recorded: StreamEvent[] = [];
  #underWay = 0;
  #generation = 0;
  readonly #onChange: () => void;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get room(): Room | undefined {
    return this.#room;
  }

  set(room: Room): void {
    if (room === this.#room) return;
    this.#room = room;
    this.#onChange();
  }

  /** A new beginning: answers to questions asked before it no longer fit. */
  restart(room: Room | undefined): void {
    this.#generation += 1;
    this.#room = room;
    this.#onChange();
  }

  apply(event: StreamEvent): void {
    if (this.#underWay > 0) this.#recorded.push(event);
    if (this.#room) this.set(applyEvent(this.#room, event));
  }

  async ask<T>(question: () => Promise<T>): Promise<Answer<T>> {
    const from = this.#recorded.length;
    const generation = this.#generation;
    this.#underWay += 1;
    try {
      const value = await question();
      const meanwhile = this.#recorded.slice(from);
      return { value, meanwhile, current: generation === this.#generation };
    } finally {
      this.#underWay -= 1;
      if (this.#underWay === 0) this.#recorded = [];
    }
  }
}
