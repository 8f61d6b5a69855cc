import { describe, expect, it } from 'vitest';
import { linesAtFirst, linesMax, retryMsMax, triesBeforeGivingUp } from './call-limits';
import { noCall } from './call-state';
import { step } from './call-step';
import type { CallEffect, CallEvent, CallState, EndTold, SlotsTold } from './call-types';

type Happens = CallEvent extends infer E
  ? E extends { turn: number }
    ? Omit<E, 'turn'> & { turn?: number }
    : E
  : never;

/** A call that is handed one event after the other; a turn that is not named is the present one. */
class Played {
  state: CallState = noCall;
  effects: readonly CallEffect[] = [];
  now = 1000;

  on(...events: Happens[]): this {
    for (const event of events) {
      const whole = { turn: this.state.turn, ...event } as CallEvent;
      const stepped = step(this.state, whole, this.now);
      this.state = stepped.state;
      this.effects = stepped.effects;
    }
    return this;
  }

  get does(): string[] {
    return this.effects.map((effect) => effect.do);
  }

  effect<K extends CallEffect['do']>(kind: K): Extract<CallEffect, { do: K }> {
    const found = this.effects.find((each) => each.do === kind);
    if (!found) throw new Error(`no ${kind} among ${this.does.join(', ')}`);
    return found as Extract<CallEffect, { do: K }>;
  }
}

const join: Happens = { is: 'join', channel: 'fireside' };
const offer: Happens = { is: 'offer_made', sdp: 'offer' };
const answer: Happens = { is: 'joined', channel: 'fireside', session: 's1', sdp: 'answer' };
const connected: Happens = { is: 'peer', state: 'connected' };
const failed: Happens = { is: 'peer', state: 'failed' };
const refusal = (status: number, retryAfterMs?: number) => ({
  status,
  code: `http_${status}`,
  message: '',
  ...(retryAfterMs !== undefined && { retryAfterMs }),
});
const told = (session: string, slots: SlotsTold['slots'], need = 0): Happens => ({
  is: 'slots',
  told: { session, slots, need },
});
const tavi = { user: 'tavi', kind: 'mic' } as const;
const otis = { user: 'otis', kind: 'mic' } as const;
const eight = (used: SlotsTold['slots'] = {}): SlotsTold['slots'] => ({
  ...Object.fromEntries(Array.from({ length: linesAtFirst }, (_, mid) => [`${mid + 1}`, null])),
  ...used,
});

const asked = () => new Played().on(join, { is: 'microphone' }, offer);
const talking = () => asked().on(answer, { is: 'applied' }, connected);

describe('joining a room', () => {
  it('opens the microphone, offers it with eight places to hear, and applies the answer', () => {
    const call = new Played().on(join);
    expect(call.does).toEqual(['set_voice', 'open_microphone']);
    call.on({ is: 'microphone' });
    expect(call.effect('make_offer')).toMatchObject({ lines: linesAtFirst, restart: false });
    call.on(offer);
    expect(call.effect('ask_join')).toMatchObject({ channel: 'fireside', sdp: 'offer' });
    call.on(answer);
    expect(call.does).toEqual(['apply_answer', 'wait']);
    expect(call.on({ is: 'applied' }, connected).state).toMatchObject({
      phase: 'connected',
      session: 's1',
      since: 1000,
    });
    expect(call.effect('play').sound).toBe('joined');
  });

  it('is one press however often it is pressed', () => {
    const call = asked().on(join);
    expect(call.effects).toEqual([]);
    expect(call.state.phase).toBe('joining');
  });

  it('leaves one room for another and keeps the microphone', () => {
    const call = talking().on({ is: 'join', channel: 'attic' });
    expect(call.does).toEqual(['ask_leave', 'close_peer', 'set_voice', 'open_microphone']);
    expect(call.effect('ask_leave')).toMatchObject({ channel: 'fireside', session: 's1' });
  });

  it('says why there is no microphone, and goes on without one when that is wanted', () => {
    const call = new Played().on(join, { is: 'no_microphone', what: 'refused' });
    expect(call.state).toMatchObject({
      phase: 'refused',
      channel: 'fireside',
      trouble: { of: 'microphone', what: 'refused' },
    });
    expect(call.does).toContain('close_microphone');
    call.on({ is: 'join', channel: 'fireside', listening: true });
    expect(call.state).toMatchObject({ phase: 'joining', listening: true });
  });

  it('is refused by who may not, and tries again where that may help', () => {
    const barred = asked().on({ is: 'join_refused', why: refusal(403) });
    expect(barred.state).toMatchObject({
      phase: 'refused',
      trouble: { of: 'server', status: 403 },
    });

    const busy = asked().on({ is: 'join_refused', why: refusal(429, 7000) });
    expect(busy.state.phase).toBe('joining');
    expect(busy.effect('wait')).toMatchObject({ timer: 'retry', ms: 7000 });
    busy.on({ is: 'time', timer: 'retry' });
    expect(busy.does).toEqual(['open_microphone']);
  });

  it('gives up when nothing answers, but not once it has been in', () => {
    const call = asked();
    for (let tries = 0; tries < triesBeforeGivingUp; tries += 1) {
      call.on({ is: 'join_refused', why: refusal(0) }, { is: 'time', timer: 'retry' });
      call.on({ is: 'microphone' }, offer);
    }
    expect(call.on({ is: 'join_refused', why: refusal(0) }).state.phase).toBe('refused');

    const lost = talking();
    for (let tries = 0; tries < 40; tries += 1) {
      lost.on({ is: 'peer_broke' });
      expect(lost.effect('wait').ms).toBeLessThanOrEqual(retryMsMax);
      lost.on({ is: 'time', timer: 'retry' }, { is: 'microphone' }, offer);
      lost.on({ is: 'join_refused', why: refusal(0) });
    }
    expect(lost.state.phase).toBe('reconnecting');
  });
});

describe('what the stream tells of the slots', () => {
  // The event overtakes the answer: it names a session and m-lines that nobody here knows yet.
  it('waits for the answer to the join', () => {
    const call = asked().on(told('s1', eight({ '1': tavi })));
    expect(call.effects).toEqual([]);
    call.on(answer);
    expect(call.state.slots.get('1')).toEqual(tavi);
    expect(call.on({ is: 'applied' }).effect('show_slots').slots.get('1')).toEqual(tavi);
  });

  it('may name m-lines before their answer is applied; they are shown again then', () => {
    const call = talking().on(told('s1', eight(), 2), offer);
    expect(call.state.offer).toBe('asking');
    call.on(told('s1', { ...eight(), '9': otis }));
    call.on({ is: 'answered', sdp: 'more' }, { is: 'applied' });
    expect(call.effect('show_slots').slots.get('9')).toEqual(otis);
  });

  it('adds m-lines when more are needed, once for each need, and never beyond the bound', () => {
    const call = talking().on(told('s1', eight({ '1': tavi }), 2));
    expect(call.effect('make_offer')).toMatchObject({ lines: linesAtFirst + 2, restart: false });
    // Told again while the offer is under way: nothing more is missing.
    expect(call.on(told('s1', eight({ '1': tavi }), 2)).does).toEqual(['show_slots']);
    call.on(offer, { is: 'answered', sdp: 'more' }, { is: 'applied' });
    expect(call.does).toEqual(['show_slots']);
    call.on(told('s1', eight(), 500));
    expect(call.effect('make_offer').lines).toBe(linesMax);
    call.on(offer, { is: 'answered', sdp: 'most' }, { is: 'applied' });
    expect(call.on(told('s1', eight(), 500)).does).toEqual(['show_slots']);
  });

  it('keeps the m-line of who leaves for the next one', () => {
    const call = talking().on(told('s1', eight({ '1': tavi, '2': otis })));
    call.on(told('s1', eight({ '2': otis })));
    expect([...call.state.slots.keys()]).toEqual(['2']);
    expect(call.state.lines).toBe(linesAtFirst);
    expect(call.on(told('s1', eight({ '1': otis }))).does).toEqual(['show_slots']);
  });

  it('is nothing to who is in no room', () => {
    expect(new Played().on(told('s1', eight({ '1': tavi }))).state).toEqual(noCall);
  });
});

describe('offers', () => {
  it('are one at a time; what came up meanwhile goes into the next', () => {
    const call = talking().on(told('s1', eight(), 1));
    expect(call.state.offer).toBe('making');
    expect(call.on({ is: 'network_changed' }).does).not.toContain('make_offer');
    expect(call.on(told('s1', eight(), 3)).does).not.toContain('make_offer');
    call.on(offer);
    expect(call.effect('ask_offer')).toMatchObject({ session: 's1' });
    call.on({ is: 'answered', sdp: 'a' }, { is: 'applied' });
    expect(call.effect('make_offer')).toMatchObject({ lines: linesAtFirst + 3, restart: true });
    expect(call.on(offer, { is: 'answered', sdp: 'b' }, { is: 'applied' }).state.offer).toBe(
      'none',
    );
  });

  it('of a connection that was given up count for nothing', () => {
    const call = talking();
    const { turn } = call.state;
    call.on({ is: 'peer_broke' });
    const before = call.state;
    call.on({ ...offer, turn }, { is: 'answered', turn, sdp: 'old' }, { ...connected, turn });
    call.on({ is: 'applied', turn }, { is: 'time', turn, timer: 'connect' });
    expect(call.state).toBe(before);
  });
});

describe('losing the connection', () => {
  it('asks for new addresses when the network changes, and keeps session and slots', () => {
    const call = talking().on(told('s1', eight({ '1': tavi })), { is: 'network_changed' });
    expect(call.effect('make_offer')).toMatchObject({ lines: linesAtFirst, restart: true });
    expect(call.state).toMatchObject({ phase: 'reconnecting', session: 's1' });
    call.on(offer, { is: 'answered', sdp: 'a' }, { is: 'applied' }, connected);
    expect(call.state.phase).toBe('connected');
    expect(call.state.slots.get('1')).toEqual(tavi);
    // Nobody came: no latch is heard.
    expect(call.does).toEqual([]);
  });

  it('makes everything anew when new addresses do not help', () => {
    const call = talking().on(failed);
    expect(call.effect('wait')).toMatchObject({ timer: 'connect' });
    call.on({ is: 'time', timer: 'connect' });
    expect(call.does).toEqual(['close_peer', 'wait']);
    expect(call.state).toMatchObject({ phase: 'reconnecting', session: undefined, offer: 'none' });
    call.on({ is: 'time', timer: 'retry' }, { is: 'microphone' }, offer);
    expect(call.does).toEqual(['ask_join']);
    call.on({ ...answer, session: 's2' }, { is: 'applied' }, connected);
    expect(call.state).toMatchObject({ phase: 'connected', session: 's2', since: 1000 });
  });

  it('is not given up for a moment over UDP before TCP was tried', () => {
    const call = asked().on(answer, { is: 'applied' }, { is: 'peer', state: 'disconnected' });
    expect(call.state.phase).toBe('joining');
    expect(call.effects).toEqual([]);
  });

  it('comes back after the server began anew: it knows no session, and has me nowhere', () => {
    const call = talking().on({ is: 'stream_back' });
    expect(call.does).toEqual(['tell']);
    call.on({ is: 'tell_refused', why: refusal(404) });
    expect(call.does).toEqual(['ask_whereabouts']);
    expect(call.state.phase).toBe('reconnecting');
    call.on({ is: 'whereabouts', inCall: false });
    expect(call.does).toEqual(['close_peer', 'wait']);
  });

  it('asks again where I am while the server is away', () => {
    const call = talking().on({ is: 'offer_refused', why: refusal(404) });
    call.on({ is: 'whereabouts', inCall: undefined });
    expect(call.effect('wait')).toMatchObject({ timer: 'ask' });
    expect(call.on({ is: 'time', timer: 'ask' }).does).toEqual(['ask_whereabouts']);
  });

  it('never goes on alone when the server said goodbye over DTLS', () => {
    expect(talking().on({ is: 'peer', state: 'closed' }).does).toEqual(['ask_whereabouts']);
  });
});

describe('a call that another device took over', () => {
  it('ends here and does not take it back', () => {
    const call = talking().on(told('s2', eight()));
    expect(call.does).toEqual(['tell']);
    call.on({ is: 'tell_refused', why: refusal(404) }, { is: 'whereabouts', inCall: true });
    expect(call.state).toMatchObject({ phase: 'moved', channel: 'fireside' });
    expect(call.does).toEqual(['close_peer', 'close_microphone']);
    expect(call.on({ is: 'network_changed' }, { is: 'stream_back' }).effects).toEqual([]);
    expect(call.on({ is: 'dismiss' }).state.phase).toBe('idle');
  });

  // A word about the call that ours took over may come after our answer.
  it('is believed only when the server says so', () => {
    const call = talking().on(told('s0', eight()), { is: 'told' });
    expect(call.state).toMatchObject({ phase: 'connected', unknown: undefined });
  });
});

describe('a seat that the server takes away', () => {
  const ended = (session: string, reason: EndTold['reason']): Happens => ({
    is: 'ended',
    told: { session, reason },
  });

  it('ends the call here when it moved, or when I may not be there any more', () => {
    expect(talking().on(ended('s1', 'moved')).state.phase).toBe('moved');
    const removed = talking().on(ended('s1', 'removed'));
    expect(removed.state).toMatchObject({ phase: 'refused', trouble: { of: 'room' } });
    expect(removed.does).toEqual(['close_peer', 'close_microphone']);
  });

  it('is taken again when only the connection was lost', () => {
    const call = talking().on(ended('s1', 'lost'));
    expect(call.state).toMatchObject({ phase: 'reconnecting', session: undefined });
    expect(call.effect('wait')).toMatchObject({ timer: 'retry' });
  });

  it('was left behind by an earlier turn, and is nothing to this one', () => {
    const call = talking().on({ is: 'peer_broke' }, { is: 'time', timer: 'retry' });
    call.on({ is: 'microphone' }, offer, { ...answer, session: 's2' });
    expect(call.on(ended('s1', 'moved')).effects).toEqual([]);
    expect(call.state.session).toBe('s2');
  });
});

describe('leaving', () => {
  it('says goodbye, closes everything, and hears nothing more', () => {
    const call = talking().on({ is: 'leave' });
    expect(call.does).toEqual(['ask_leave', 'close_peer', 'close_microphone', 'play']);
    expect(call.state).toMatchObject({ phase: 'idle', channel: undefined, session: undefined });
    expect(call.on(told('s1', eight({ '1': tavi })), { is: 'leave' }).effects).toEqual([]);
  });

  it('also closes what a join that was under way still opens', () => {
    const call = asked();
    const { turn } = call.state;
    call.on({ is: 'leave' });
    expect(call.does).not.toContain('ask_leave');
    call.on({ ...answer, turn });
    expect(call.effect('ask_leave')).toMatchObject({ channel: 'fireside', session: 's1' });
    expect(call.state.phase).toBe('idle');
  });

  it('needs no goodbye where the room is gone for me', () => {
    const call = talking().on({ is: 'room_gone' });
    expect(call.state).toMatchObject({ phase: 'refused', trouble: { of: 'room' } });
    expect(call.does).toEqual(['close_peer', 'close_microphone']);
  });
});

describe('muting', () => {
  it('is told one word at a time, the last one last', () => {
    const call = talking().on({ is: 'mute', on: true });
    expect(call.does).toEqual(['set_voice', 'tell', 'play']);
    call.on({ is: 'mute', on: false }, { is: 'mute', on: true }, { is: 'mute', on: false });
    expect(call.does).toEqual(['set_voice', 'play']);
    expect(call.on({ is: 'told' }).effect('tell')).toMatchObject({ muted: false });
    expect(call.on({ is: 'told' }).effects).toEqual([]);
  });

  it('comes with not hearing, and goes back to what it was', () => {
    const call = talking().on({ is: 'deafen', on: true });
    expect(call.state).toMatchObject({ muted: true, deafened: true });
    expect(call.on({ is: 'deafen', on: false }).state).toMatchObject({ muted: false });
    call.on({ is: 'mute', on: true }, { is: 'deafen', on: true }, { is: 'deafen', on: false });
    expect(call.state).toMatchObject({ muted: true, deafened: false });
  });

  it('ends not hearing when somebody wants to speak', () => {
    const call = talking().on({ is: 'deafen', on: true }, { is: 'mute', on: false });
    expect(call.state).toMatchObject({ muted: false, deafened: false });
  });

  it('outlives the room, and the next one is told at once', () => {
    const call = talking().on({ is: 'mute', on: true }, { is: 'leave' }, join);
    expect(call.effect('set_voice').muted).toBe(true);
    call.on({ is: 'microphone' }, offer, { ...answer, session: 's3' });
    expect(call.effect('tell')).toMatchObject({ session: 's3', muted: true });
  });
});
