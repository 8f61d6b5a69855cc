/** Holds the reader's place in the message list while rows come and go round it. Owned by the stream
 *  component, one per mounted list; touches nothing but `scrollTop` of its scroller.
 *  The scroller runs bottom up (column-reverse): `scrollTop` is 0 at the newest row and negative
 *  above, so growth above moves nothing by itself and only growth below needs correction. */

/** Nearer to the newest row than this counts as sitting there. */
export const AT_END_PX = 100;

type Hold =
  | { kind: 'end' }
  /** `row` stays `offset` px under the upper edge. */
  | { kind: 'row'; row: HTMLElement; offset: number }
  /** The same, aimed for rather than found: kept through every size change until the reader moves. */
  | { kind: 'target'; row: HTMLElement; offset: number | 'middle' };

export interface Place {
  seq: number;
  offset: number;
}

export class ScrollKeeper {
  private hold: Hold = { kind: 'end' };
  private height = 0;
  /** False while newer messages are not in the document: the lower edge is then no end to stay at. */
  endIsNow = true;
  /** The list has yet to be brought where it belongs: what stands in sight was not asked for. */
  underWay = false;

  constructor(
    private readonly scroller: HTMLElement,
    private readonly content: HTMLElement,
  ) {}

  get atEnd(): boolean {
    return this.hold.kind === 'end';
  }

  /** Distance in px from the newest row. */
  get fromEnd(): number {
    return Math.max(0, -this.scroller.scrollTop);
  }

  get fromStart(): number {
    const { scrollHeight, clientHeight } = this.scroller;
    return Math.max(0, scrollHeight - clientHeight - this.fromEnd);
  }

  toEnd(): void {
    this.hold = { kind: 'end' };
    this.scroller.scrollTop = 0;
    this.height = this.content.offsetHeight;
  }

  /** Brings a row to the middle, or to `offset` px under the upper edge, and keeps it there. */
  toRow(row: HTMLElement, offset: number | 'middle'): void {
    this.hold = { kind: 'target', row, offset };
    this.settle();
  }

  /** The reader took over (wheel, touch, key): the aim becomes an ordinary place. */
  release(): void {
    if (this.hold.kind === 'target') this.takeAnchor();
  }

  /** After rows or sizes changed: what was held goes back to where it stood. */
  settle(): void {
    this.height = this.content.offsetHeight;
    if (this.hold.kind === 'end') return;
    if (!this.hold.row.isConnected) {
      this.takeAnchor();
      return;
    }
    const moved = this.offsetOf(this.hold.row) - this.wantedOffset(this.hold);
    if (Math.abs(moved) >= 1) this.scroller.scrollTop += moved;
    if (this.hold.kind === 'row') this.takeAnchor();
  }

  /** From the scroll event, ours or the reader's. */
  scrolled(): void {
    // Rows changed since the last anchor: this scroll may be the browser clamping, not the reader.
    if (this.content.offsetHeight !== this.height) this.settle();
    if (this.hold.kind !== 'target') this.takeAnchor();
  }

  /** Where the reader is, in words that survive the rows; undefined at the end. Told from memory:
   *  it is asked for while the page is being taken down, when measuring would measure the ruins. */
  place(): Place | undefined {
    if (this.hold.kind === 'end') return undefined;
    const seq = Number(this.hold.row.dataset.seq);
    return Number.isFinite(seq) ? { seq, offset: this.wantedOffset(this.hold) } : undefined;
  }

  /** The newest message whose lower edge is on screen; none on the way to another place. */
  lastSeen(): number | undefined {
    if (this.underWay) return undefined;
    const floor = this.scroller.getBoundingClientRect().bottom + 1;
    const rows = this.rows();
    for (let index = rows.length - 1; index >= 0; index -= 1) {
      const row = rows[index];
      if (row !== undefined && row.getBoundingClientRect().bottom <= floor) {
        return Number(row.dataset.seq);
      }
    }
    return undefined;
  }

  /** The first message that shows, for the day that floats above. */
  firstVisible(): HTMLElement | undefined {
    const rows = this.rows();
    const ceiling = this.scroller.getBoundingClientRect().top;
    let low = 0;
    let high = rows.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      const row = rows[middle];
      if (row !== undefined && row.getBoundingClientRect().bottom > ceiling) high = middle;
      else low = middle + 1;
    }
    return rows[low];
  }

  offsetOf(row: HTMLElement): number {
    return row.getBoundingClientRect().top - this.scroller.getBoundingClientRect().top;
  }

  private wantedOffset(hold: { row: HTMLElement; offset: number | 'middle' }): number {
    if (hold.offset !== 'middle') return hold.offset;
    return Math.max(0, (this.scroller.clientHeight - hold.row.offsetHeight) / 2);
  }

  private takeAnchor(): void {
    const sitsAtEnd = this.endIsNow && this.fromEnd <= AT_END_PX;
    const row = sitsAtEnd ? undefined : this.firstVisible();
    this.hold =
      row === undefined ? { kind: 'end' } : { kind: 'row', row, offset: this.offsetOf(row) };
  }

  private rows(): HTMLElement[] {
    return [...this.content.querySelectorAll<HTMLElement>('[data-seq]')];
  }
}
