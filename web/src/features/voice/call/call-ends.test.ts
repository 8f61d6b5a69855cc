import { describe, expect, it } from 'vitest';
import { linesAtFirst } from './call-limits';
import type { EndTold } from './call-types';
import {
  answer,
  asked,
  connected,
  eight,
  failed,
  type Happens,
  join,
  offer,
  Played,
  refusal,
  talking,
  tavi,
  told,
} from './testing/played';

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

  it('stands when something came by the new addresses, of which the browser says nothing', () => {
    const alive: Happens = { is: 'life', sign: 'alive' };
    const call = talking().on({ is: 'network_changed' }, alive, alive, offer);
    call.on({ is: 'answered', sdp: 'a' }, { is: 'applied' }, alive, { is: 'life', sign: 'quiet' });
    expect(call.state.phase).toBe('reconnecting');
    call.on(alive);
    expect(call.state).toMatchObject({ phase: 'connected', session: 's1', signs: undefined });
    expect(call.on({ is: 'time', timer: 'connect' }).effects).toEqual([]);
  });

  it('takes nothing that comes for a sign before a new connection stands', () => {
    const alive: Happens = { is: 'life', sign: 'alive' };
    const call = talking().on(
      failed,
      { is: 'time', timer: 'connect' },
      { is: 'time', timer: 'retry' },
    );
    call.on(
      { is: 'microphone' },
      offer,
      { ...answer, session: 's2' },
      { is: 'applied' },
      alive,
      alive,
    );
    expect(call.state.phase).toBe('reconnecting');
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

  it('says that it is lost when nothing comes any more, and does nothing about it yet', () => {
    const call = talking().on({ is: 'life', sign: 'ended' });
    expect(call.effects).toEqual([]);
    expect(call.state).toMatchObject({ phase: 'reconnecting', session: 's1' });
    // A timer of before has nothing to say about it.
    expect(call.on({ is: 'time', timer: 'connect' }).effects).toEqual([]);
    call.on({ is: 'life', sign: 'alive' });
    expect(call.state.phase).toBe('connected');
    expect(call.effects).toEqual([]);
  });

  it('asks for new addresses after a silence too, before it makes everything anew', () => {
    const call = talking().on({ is: 'life', sign: 'ended' }, failed);
    expect(call.effect('make_offer')).toMatchObject({ restart: true });
    // What still trickles in on the old way is not the new one.
    call.on({ is: 'life', sign: 'alive' });
    expect(call.state.phase).toBe('reconnecting');
    expect(call.on(failed).does).toEqual(['close_peer', 'wait']);
  });

  it('has nothing to miss before the first sound', () => {
    expect(asked().on(answer, { is: 'life', sign: 'ended' }).state.phase).toBe('joining');
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
  it('is what others see of who only listens, and no more once he speaks', () => {
    const call = new Played().on({ is: 'join', channel: 'fireside', listening: true });
    call.on({ is: 'microphone' }, offer, answer);
    expect(call.effect('tell')).toMatchObject({ muted: true });
    call.on({ is: 'applied' }, connected, { is: 'told' }, join, { is: 'microphone' }, offer);
    expect(call.on({ ...answer, session: 's2' }).effect('tell')).toMatchObject({ muted: false });
  });

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
