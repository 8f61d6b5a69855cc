import { describe, expect, it } from 'vitest';
import { inStereo } from './sending';

const offer = [
  'v=0',
  'a=group:BUNDLE 0 1 2',
  'm=audio 9 UDP/TLS/RTP/SAVPF 111',
  'a=mid:0',
  'a=rtpmap:111 opus/48000/2',
  'a=fmtp:111 minptime=10;useinbandfec=1',
  'm=audio 9 UDP/TLS/RTP/SAVPF 109 0',
  'a=mid:1',
  'a=rtpmap:109 opus/48000/2',
  'a=rtpmap:0 PCMU/8000',
  'a=fmtp:109 maxplaybackrate=48000;stereo=0;usedtx=1',
  'm=video 9 UDP/TLS/RTP/SAVPF 96',
  'a=mid:2',
  'a=rtpmap:96 VP8/90000',
  '',
].join('\r\n');

describe('two channels', () => {
  it('are for the sections that are named, and for no other', () => {
    const lines = inStereo(offer, new Set(['1', '2'])).split('\r\n');
    expect(lines).toContain('a=fmtp:111 minptime=10;useinbandfec=1');
    expect(lines).toContain('a=fmtp:109 maxplaybackrate=48000;usedtx=1;stereo=1;sprop-stereo=1');
    expect(lines).toHaveLength(offer.split('\r\n').length);
    expect(inStereo(offer, new Set())).toBe(offer);
  });

  it('come with what else music needs, once however often it is asked for', () => {
    const music = ['usedtx=0', 'maxaveragebitrate=128000'];
    const once = inStereo(offer, new Set(['1']), music);
    expect(once).toContain(
      'a=fmtp:109 maxplaybackrate=48000;stereo=1;sprop-stereo=1;usedtx=0;maxaveragebitrate=128000\r\n',
    );
    expect(inStereo(once, new Set(['1']), music)).toBe(once);
  });
});
