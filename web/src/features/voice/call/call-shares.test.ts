import { describe, expect, it } from 'vitest';
import { linesAtFirst, receivingMax, retryMsMax, videoLinesMax } from './call-limits';
import type { Looks } from './call-types';
import {
  answer,
  asked,
  connected,
  eight,
  type Happens,
  join,
  offer,
  Played,
  refusal,
  talking,
  tavi,
  told,
} from './testing/played';

const camera: Happens = { is: 'share', kinds: ['camera'], on: true };
const noCamera: Happens = { is: 'share', kinds: ['camera'], on: false };
const screen: Happens = { is: 'share', kinds: ['screen', 'screen_audio'], on: true };
const withCamera: Happens = { ...offer, sends: { '9': 'camera' } };
const agreed: Happens[] = [{ is: 'answered', sdp: 'more' }, { is: 'applied' }];
const showing = () => talking().on(camera, withCamera, ...agreed);

describe('showing something', () => {
  it('is one more offer, which names what its m-lines send', () => {
    const call = talking().on(camera);
    expect(call.effect('make_offer')).toMatchObject({ sends: ['camera'], lines: linesAtFirst });
    call.on(withCamera);
    expect(call.effect('ask_offer')).toMatchObject({ session: 's1', sends: { '9': 'camera' } });
    call.on(...agreed);
    expect(call.state).toMatchObject({ offer: 'none', sends: ['camera'], agreed: ['camera'] });
  });

  it('takes along what was opened while an offer was under way', () => {
    const call = talking().on(camera, screen);
    expect(call.does).toEqual([]);
    call.on(withCamera, ...agreed);
    expect(call.effect('make_offer').sends).toEqual(['camera', 'screen', 'screen_audio']);
  });

  it('waits for the microphone of a call that only begins', () => {
    const call = new Played().on(join, camera);
    expect(call.does).toEqual([]);
    call.on({ is: 'microphone' });
    expect(call.effect('make_offer').sends).toEqual(['camera']);
    call.on(withCamera);
    expect(call.effect('ask_join').sends).toEqual({ '9': 'camera' });
  });

  it('ends with the lamp first, and the others are told by an offer', () => {
    const call = showing().on(screen, offer, ...agreed, noCamera);
    expect(call.does).toEqual(['close_shares', 'make_offer']);
    expect(call.effect('close_shares').kinds).toEqual(['camera']);
    expect(call.effect('make_offer').sends).toEqual(['screen', 'screen_audio']);
    expect(call.on(noCamera).effects).toEqual([]);
  });

  it('ends with the call, with the room, and when another device takes over', () => {
    expect(showing().on({ is: 'leave' }).effect('close_shares').kinds).toEqual(['camera']);
    expect(showing().on({ is: 'leave' }).state.sends).toEqual([]);
    const moved = showing().on({ is: 'join', channel: 'attic' });
    expect(moved.effect('close_shares').kinds).toEqual(['camera']);
    expect(moved.on({ is: 'microphone' }).effect('make_offer').sends).toEqual([]);
    const taken = showing().on({ is: 'ended', told: { session: 's1', reason: 'moved' } });
    expect(taken.does).toContain('close_shares');
  });

  it('is put out at once when it opens after the call ended', () => {
    const call = talking().on({ is: 'leave' }, screen);
    expect(call.effect('close_shares').kinds).toEqual(['screen', 'screen_audio']);
  });

  it('is back with the next connection; its lamp stays lit meanwhile', () => {
    const call = showing().on({ is: 'peer_broke' });
    expect(call.does).toEqual(['close_peer', 'wait']);
    call.on({ is: 'time', timer: 'retry' }, { is: 'microphone' });
    expect(call.effect('make_offer').sends).toEqual(['camera']);
  });

  it('leaves muting as it is', () => {
    const call = talking().on({ is: 'mute', on: true }, camera, withCamera, ...agreed, noCamera);
    expect(call.state.muted).toBe(true);
    expect(call.does).not.toContain('set_voice');
  });
});

describe('an offer that the server refuses in a call that goes on', () => {
  // Turning the camera on and off too often cost the voice its connection: everything was made anew.
  it('is made again later when there were too many', () => {
    const call = talking().on(camera, withCamera, { is: 'offer_refused', why: refusal(429, 9000) });
    expect(call.does).toEqual(['wait']);
    expect(call.effect('wait')).toMatchObject({ timer: 'offer', ms: 9000 });
    expect(call.state).toMatchObject({ phase: 'connected', session: 's1', sends: ['camera'] });
    call.on({ is: 'time', timer: 'offer' });
    expect(call.effect('make_offer').sends).toEqual(['camera']);
  });

  it('goes without what is not taken, and says so', () => {
    const call = showing().on(screen, offer, { is: 'offer_refused', why: refusal(409) });
    expect(call.does).toEqual(['close_shares', 'say_share_refused', 'make_offer']);
    expect(call.effect('close_shares').kinds).toEqual(['screen', 'screen_audio']);
    expect(call.effect('make_offer').sends).toEqual(['camera']);
    expect(call.state.phase).toBe('connected');
  });

  it('without anything to leave out means a new connection', () => {
    const call = talking().on(told('s1', eight(), 1), offer);
    call.on({ is: 'offer_refused', why: refusal(409) });
    expect(call.does).toEqual(['close_peer', 'wait']);
  });
});

describe('m-lines to see in', () => {
  const seen = { user: 'tavi', kind: 'camera' } as const;

  it('are added when pictures are missing, and counted apart from those to hear in', () => {
    const call = talking().on(told('s1', eight({ '1': tavi }), 0, 2));
    expect(call.effect('make_offer')).toMatchObject({ lines: linesAtFirst, videoLines: 2 });
    call.on({ ...offer, videoMids: ['9', '10'] }, ...agreed);
    expect(call.state.offer).toBe('none');
    const both = { ...eight({ '1': tavi }), '9': seen, '10': null };
    expect(call.on(told('s1', both)).effect('show_slots').slots.get('9')).toEqual(seen);
    expect(call.does).toEqual(['show_slots']);
    call.on(told('s1', both, 1, 0));
    expect(call.effect('make_offer')).toMatchObject({ lines: linesAtFirst + 1, videoLines: 2 });
  });

  it('have a bound, and never push a voice out', () => {
    const call = talking().on(told('s1', eight(), 0, 500));
    expect(call.effect('make_offer').videoLines).toBe(videoLinesMax);
    call.on(offer, ...agreed, told('s1', eight(), 500, 500));
    const { lines, videoLines } = call.effect('make_offer');
    expect(lines + videoLines).toBe(receivingMax);
    expect(videoLines).toBe(videoLinesMax);
    const both = talking()
      .on(told('s1', eight(), 500, 500))
      .effect('make_offer');
    expect(both).toMatchObject({ lines: 32, videoLines: receivingMax - 32 });
  });
});

describe('looking at others', () => {
  const at = (...names: string[]): { is: 'look'; looks: Looks } => ({
    is: 'look',
    looks: { camera: names, screen: [] },
  });

  it('is told whole, one wish at a time, the last one last', () => {
    const call = talking().on(at('tavi'));
    expect(call.effect('ask_look')).toMatchObject({ session: 's1', looks: { camera: ['tavi'] } });
    expect(call.on(at('tavi')).effects).toEqual([]);
    expect(call.on(at('tavi', 'otis'), at()).effects).toEqual([]);
    expect(call.on({ is: 'looked' }).effect('ask_look').looks.camera).toEqual([]);
    expect(call.on({ is: 'looked' }).effects).toEqual([]);
  });

  it('is told to each new session, and to none where nothing is looked at', () => {
    const call = asked().on(at('tavi'), answer);
    expect(call.effect('ask_look').session).toBe('s1');
    call.on({ is: 'applied' }, connected, { is: 'peer_broke' }, { is: 'time', timer: 'retry' });
    call.on({ is: 'microphone' }, offer, { ...answer, session: 's2' });
    expect(call.effect('ask_look')).toMatchObject({ session: 's2', looks: { camera: ['tavi'] } });
    expect(asked().on(answer).does).not.toContain('ask_look');
  });

  it('is tried again when nobody answers, and does not disturb the call', () => {
    const call = talking().on(at('tavi'), { is: 'look_refused', why: refusal(0) });
    expect(call.effect('wait')).toMatchObject({ timer: 'look', ms: retryMsMax });
    expect(call.on({ is: 'time', timer: 'look' }).does).toEqual(['ask_look']);
    call.on({ is: 'look_refused', why: refusal(404) });
    expect(call.effects).toEqual([]);
    expect(call.state.phase).toBe('connected');
  });
});
