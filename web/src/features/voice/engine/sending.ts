// How camera and screen go out: how much of the line each may take, and which codec. The microphone comes
// first in everything.

import type { SendKind } from '../call/call-types';

/** Enough for a voice that sounds near; browsers begin at half of it. */
export const microphoneBps = 64_000;

/** 720p of a face that talks, 1080p of text that scrolls, music in two channels. */
export const encodings: Readonly<Record<SendKind, RTCRtpEncodingParameters>> = {
  camera: { maxBitrate: 1_200_000, maxFramerate: 30, priority: 'low' },
  screen: { maxBitrate: 2_500_000, maxFramerate: 30, priority: 'low' },
  screen_audio: { maxBitrate: 128_000, priority: 'medium' },
};

/** The server forwards what comes; this is what every browser can see and hear. Sections with every codec
 *  that a browser knows have 6 KB each, and an offer may have 60. */
const codecs = {
  video: ['video/vp8', 'video/rtx'],
  audio: ['audio/opus'],
};

export function preferCodecs(transceiver: RTCRtpTransceiver, kind: 'audio' | 'video'): void {
  const all = RTCRtpReceiver.getCapabilities(kind)?.codecs ?? [];
  const wanted = all.filter(({ mimeType }) => codecs[kind].includes(mimeType.toLowerCase()));
  // Older Firefox has no such method; it offers what it knows, and the answer chooses.
  if (wanted.length > 0) transceiver.setCodecPreferences?.(wanted);
}

/** Lets Opus have two channels in these sections (RFC 7587 section 6.1): browsers make and play one
 *  unless they are told. */
export function inStereo(
  sdp: string,
  mids: ReadonlySet<string>,
  more: readonly string[] = [],
): string {
  const [session = '', ...sections] = sdp.split(/^(?=m=)/m);
  const changed = sections.map((section) => {
    const mid = /^a=mid:(\S+)/m.exec(section)?.[1];
    const opus = /^a=rtpmap:(\d+) opus\//im.exec(section)?.[1];
    if (mid === undefined || opus === undefined || !mids.has(mid)) return section;
    const wanted = ['stereo=1', 'sprop-stereo=1', ...more];
    return section.replace(
      new RegExp(`^a=fmtp:${opus} (.*?)(\\r?)$`, 'm'),
      (_, had: string, end) => {
        const names = new Set(wanted.map((each) => each.split('=')[0]));
        const kept = had.split(';').filter((each) => !names.has(each.split('=')[0]?.trim()));
        return `a=fmtp:${opus} ${[...kept, ...wanted].join(';')}${end}`;
      },
    );
  });
  return [session, ...changed].join('');
}
