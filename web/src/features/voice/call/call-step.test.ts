import { describe, expect, it } from 'vitest';
import { linesAtFirst, linesMax, retryMsMax, triesBeforeGivingUp } from './call-limits';
import { noCall } from './call-state';
import {
  answer,
  asked,
  connected,
  eight,
  join,
  offer,
  otis,
  Played,
  refusal,
  talking,
  tavi,
  told,
} from './testing/played';

describe('joining a room', () => {
  it('opens the microphone, offers it with eight places to hear, and applies the answer', () => {
    const call = new Played().on(join);
    expect(call.does).toEqual(['set_voice', 'open_microphone']);
    call.on({ is: 'microphone' });
    expect(call.effect('make_offer')).toMatchObject({ lines: linesAtFirst, restart: false });
    call.on(offer);
    expect(call.effect('ask_join')).toMatchObject({ channel: 'fireside', sdp: 'offer' });
    call.on(answer);
    expect(call.does).toEqual(['apply_answer', 'wait', 'tell']);
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
