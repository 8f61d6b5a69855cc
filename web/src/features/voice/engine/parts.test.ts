import { afterEach, describe, expect, it, vi } from 'vitest';
import { constraintsFor, micTroubleOf, whyNoMicrophone } from './microphone';
import { isFiltered } from './noise';
import { withoutCandidates } from './peer';
import { watchTalkKey } from './talk-key';

vi.mock('./gate-worklet?worker&url', () => ({ default: '' }));

const settings = { microphone: '', echo: true, gain: false, noise: 'browser' } as const;

describe('the microphone', () => {
  it('is asked for as the settings say, with one filter for noise and never two', () => {
    expect(constraintsFor(settings, false)).toEqual({
      echoCancellation: true,
      autoGainControl: false,
      noiseSuppression: true,
      channelCount: 1,
    });
    const strong = constraintsFor({ ...settings, noise: 'strong', microphone: 'usb' }, true);
    expect(strong).toMatchObject({ noiseSuppression: false, deviceId: 'usb' });
    // Where ours does not work the browser's own steps in.
    expect(constraintsFor({ ...settings, noise: 'strong' }, false).noiseSuppression).toBe(true);
    expect(constraintsFor({ ...settings, noise: 'off' }, false).noiseSuppression).toBe(false);
  });

  it('tells a refusal from a device that is not there or held by others', () => {
    expect(micTroubleOf(new DOMException('', 'NotAllowedError'))).toBe('refused');
    expect(micTroubleOf(new DOMException('', 'OverconstrainedError'))).toBe('missing');
    expect(micTroubleOf(new DOMException('', 'NotReadableError'))).toBe('busy');
  });

  it('is not to be had where the address is not secure', () => {
    vi.stubGlobal('isSecureContext', false);
    expect(whyNoMicrophone()).toBe('insecure');
    vi.unstubAllGlobals();
  });

  it('is not filtered by a filter that is silent or does nothing', () => {
    expect([isFiltered(-25, -34), isFiltered(-25, -100), isFiltered(-25, -25)]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('an offer', () => {
  it('tells nobody our addresses', () => {
    const sdp = [
      'm=audio 9 UDP/TLS/RTP/SAVPF 111',
      'a=candidate:1 1 udp 2113937151 192.168.1.7 54321 typ host',
      'a=end-of-candidates',
      'a=ice-ufrag:abcd',
      '',
    ];
    expect(withoutCandidates(sdp.join('\r\n'))).toBe(
      'm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=ice-ufrag:abcd\r\n',
    );
  });
});

describe('the key to talk', () => {
  let stop = () => {};
  afterEach(() => stop());

  function listen(mode: 'voice' | 'hold' | 'toggle', code = 'ControlRight') {
    const pressed: boolean[] = [];
    stop = watchTalkKey({
      mode: () => mode,
      code: () => code,
      onPress: (on) => pressed.push(on),
      isPressed: () => pressed.at(-1) ?? false,
    });
    return pressed;
  }
  const key = (
    type: string,
    code: string,
    more: KeyboardEventInit = {},
    on: EventTarget = window,
  ) => on.dispatchEvent(new KeyboardEvent(type, { code, bubbles: true, ...more }));

  it('talks while it is held, and stops when the window loses it', () => {
    const pressed = listen('hold');
    key('keydown', 'ControlRight');
    key('keydown', 'ControlRight', { repeat: true });
    key('keydown', 'KeyA');
    key('keyup', 'ControlRight');
    key('keydown', 'ControlRight');
    window.dispatchEvent(new Event('blur'));
    expect(pressed).toEqual([true, false, true, false]);
  });

  it('goes on until it is pressed once more', () => {
    const pressed = listen('toggle');
    for (let times = 0; times < 2; times += 1) {
      key('keydown', 'ControlRight');
      key('keyup', 'ControlRight');
    }
    window.dispatchEvent(new Event('blur'));
    expect(pressed).toEqual([true, false]);
  });

  it('does not talk while it writes, nor where the voice does it', () => {
    const field = document.body.appendChild(document.createElement('textarea'));
    const pressed = listen('hold', 'Backquote');
    key('keydown', 'Backquote', { key: '`' }, field);
    expect(pressed).toEqual([]);
    key('keydown', 'Backquote', { key: '`' });
    expect(pressed).toEqual([true]);
    stop();
    expect(listen('voice')).toEqual([]);
    key('keydown', 'ControlRight', { key: 'Control' });
    field.remove();
  });
});
