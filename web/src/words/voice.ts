// Voice: who is in which room, joining, the call itself, its settings.

import { listOf, plural } from '../lib/text';
import { area } from './area';

export const voiceWords = area('voice', {
  rooms: 'Voice',
  newRoom: 'Make a voice room',
  empty: 'Nobody in yet',
  inRoom: (room: string, names: readonly string[]) =>
    names.length === 0 ? `${room}, nobody in yet` : `${room}, with ${listOf(names)}`,
  more: (count: number) => `+${count}`,
  you: 'You',
  andYou: 'you',

  speaking: 'speaking',
  muted: 'muted',
  deafened: 'hears nothing',
  reconnecting: 'reconnecting',
  listening: 'listens only',
  sharing: 'sharing',
  person: (name: string, states: readonly string[]) => [name, ...states].join(', '),

  join: 'Join',
  joinRoom: (room: string) => `Join ${room}`,
  joining: 'Joining',
  leave: 'Leave',
  backTo: (room: string) => `Back to ${room}`,
  mute: 'Mute',
  unmute: 'Unmute',
  deafen: 'Deafen',
  undeafen: 'Undeafen',
  camera: 'Camera',
  turnCamera: 'Turn',
  share: 'Share',
  shares: 'You are sharing your screen.',
  stopSharing: 'Stop sharing',
  screenOf: (name: string) => `${name}'s screen`,
  myScreen: 'Your screen',
  lookAt: (what: string) => `Look closer: ${what}`,
  lookAtAll: 'Show everybody',
  lookedAt: (what: string) => `In view: ${what}`,
  pictureComes: 'The picture is on its way.',
  fullScreen: 'Full screen',
  smallScreen: 'Leave full screen',
  apart: 'In a small window of its own',
  chat: 'Chat',
  closeChat: 'Close the chat',
  settings: 'Voice settings',
  tools: 'The call',
  tiles: (room: string) => `People in ${room}`,
  quiet: 'Nobody is in here yet. Sit down, and others see that you are there.',
  inCallFor: (minutes: number) =>
    minutes < 60
      ? plural(minutes, { one: '# min', other: '# min' })
      : `${Math.floor(minutes / 60)} h ${minutes % 60} min`,

  holdToTalk: 'Hold to talk',
  pressToTalk: 'Press to talk',
  talking: 'You are heard',
  orKey: {
    hold: (key: string) => `or hold ${key}`,
    toggle: (key: string) => `or press ${key}`,
  },
  /** What is printed on a key, or where it is, where languages differ. */
  keyParts: {
    Alt: 'Alt',
    Arrow: 'Arrow',
    Control: 'Control',
    Down: 'down',
    Enter: 'Enter',
    Left: 'left',
    Numpad: 'Numpad',
    Right: 'right',
    Shift: 'Shift',
    Space: 'Space',
    Up: 'up',
  },

  quality: (ms: number) => `${ms} ms`,
  qualityUnknown: 'measuring',
  qualityTitle: 'How the connection is',
  grades: { good: 'good', fair: 'fair', poor: 'poor' },
  there: 'There and back',
  lost: 'Lost on the way',
  codec: 'Sound',
  over: 'Way',
  percent: (part: number) => `${Math.round(part * 1000) / 10} %`,
  ways: { udp: 'straight (UDP)', tcp: 'detour (TCP)' },

  volumeOf: (name: string) => `How loud ${name} is`,
  volume: (percent: number) => `${percent} %`,
  silence: (name: string) => `Mute ${name} for me`,
  unsilence: (name: string) => `Hear ${name} again`,
  silenced: 'muted by you',

  checkTitle: (room: string) => `Before you join ${room}`,
  checkWhy:
    'Your browser asks once whether this page may use the microphone. The others hear you only while you are in a voice room and not muted.',
  checkStart: 'Try the microphone',
  checkWaits: 'The browser is asking. Its question stands at the edge of the window.',
  checkSpeak: 'Say something. The bar moves with your voice.',
  checkSilent: 'Nothing is heard yet. Is it the right microphone, and is it switched on?',
  checkHeard: 'That works.',
  listenOnly: 'Just listen',
  notNow: 'Not now',
  level: 'Level',
  microphone: 'Microphone',
  speaker: 'Speaker',
  cameraDevice: 'Camera',
  systemDevice: 'As the system has it',
  device: (number: number) => `Device ${number}`,

  moveTitle: 'You are in a call on another device',
  moveWhy: (from: string, to: string) =>
    from === to
      ? `It is in ${from}. Join here, and it moves to this device.`
      : `It is in ${from}. Join ${to} here, and that one ends.`,
  move: 'Move it here',
  moved: 'Your call goes on on another device.',

  told: {
    joining: 'Joining',
    connected: (room: string) => `You are in ${room}.`,
    reconnecting: 'Lost the others. Trying to reach them again.',
    left: 'You left the call.',
    roomGone: 'The room was closed, or you are no longer in it.',
    refused: 'Joining did not work.',
    over: 'The call is over.',
    noAnswer:
      'The voice server could not be reached. Perhaps a network in between lets no talk through.',
    mutedTalk: 'You are muted. Nobody hears what you say.',
    mutedPress: 'You are muted. Press Unmute first, then talk.',
    deviceReplaced: 'That microphone went away. The one of the system has taken its place.',
    deviceLost: 'The microphone went away. Nobody hears you until another one is plugged in.',
    deviceFailed: 'That device does not open. The one before goes on.',
    cameraOn: 'Your camera is on.',
    cameraOff: 'Your camera is off.',
    cameraLost: 'The camera went away. Nobody sees you until you switch it on again.',
    screenOn: 'You are sharing your screen.',
    screenOff: 'Your screen is no longer shared.',
    shareRefused: (why: string) => `The server does not take the picture. ${why}`,
    paused: (seconds: number) =>
      plural(seconds, {
        one: 'Your device stopped this page for # second. Nobody heard you meanwhile.',
        other: 'Your device stopped this page for # seconds. Nobody heard you meanwhile.',
      }),
  },
  microphoneTrouble: {
    insecure:
      'Browsers open the microphone only on an https address. Ask whoever keeps this server to give it one.',
    unable: 'This browser cannot make calls. A newer one can.',
    refused:
      'The browser keeps the microphone closed. Allow it at the lock beside the address, or in the settings of the installed app, and try again.',
    missing: 'No microphone was found. Plug one in and try again.',
    busy: 'The microphone does not start. Perhaps another program holds it; close that and try again.',
  },

  cameraTrouble: {
    insecure:
      'Browsers open the camera only on an https address. Ask whoever keeps this server to give it one.',
    unable: 'This browser cannot show a camera. A newer one can.',
    refused:
      'The browser keeps the camera closed. Allow it at the lock beside the address, or in the settings of the installed app, and try again.',
    missing: 'No camera was found. Plug one in and try again.',
    busy: 'The camera does not start. Perhaps another program holds it; close that and try again.',
  },
  screenTrouble:
    'The screen could not be shared. Perhaps the system does not allow it to this browser; its settings for privacy say so.',

  section: {
    lead: 'All of this is about this device.',
    trial: 'Try it',
    trialNote: 'Nobody hears this.',
    start: 'Start',
    stop: 'Stop',
    camera: 'Try the camera',
    cameraStart: 'Start the camera',
    cameraStop: 'Stop the camera',
    cameraNote: 'Nobody sees this. You see yourself as in a mirror, others do not.',
    echo: 'Take the echo out',
    echoNote: 'So that the others do not hear themselves out of your speakers.',
    gain: 'Even out my loudness',
    noise: 'Noise',
    noiseNote: 'Strong takes keyboards and fans away, and music too.',
    noises: { strong: 'Strong', browser: 'Light', off: 'Off' },
    mode: 'What opens the microphone',
    modes: { voice: 'My voice', hold: 'A key I hold', toggle: 'A key I press' },
    threshold: 'Counts as speech above',
    thresholdNote: 'Left of the line nothing goes out.',
    decibels: (db: number) => `${db} dB`,
    key: 'Key to talk',
    keyNote: 'Works while this page is in front. On a phone there is a big button instead.',
    keyPress: 'Press a key',
    levelling: 'Everybody equally loud',
    levellingNote: 'Lifts who whispers and lowers who shouts.',
    sounds: 'Sounds of the call',
    soundsNote: 'When somebody comes or goes, and when I mute.',
  },

  doctor: {
    title: 'Test the connection',
    note: 'Tries every way to the voice server, and the microphone. Nobody hears it.',
    start: 'Test',
    trying: 'Trying every way to the server.',
    listening: 'Say something.',
    ways: 'Ways to the voice server',
    waits: 'trying',
    outcomes: {
      through: 'gets through',
      unanswered: 'arrives, but no answer comes back',
      nothing: 'does not arrive',
    },
    verdicts: {
      fine: (_port: number): string => 'Talk gets through, by UDP and by TCP.',
      noUdp: (port: number) =>
        `UDP ${port} does not reach this server: forward it in the router there. Talk goes over TCP meanwhile. If only you see this, it is your own network that lets no UDP out.`,
      udpUnanswered: (port: number) =>
        `UDP ${port} reaches this server, but its answers do not come back: let them out in the firewall there. Talk goes over TCP meanwhile.`,
      noTcp: (port: number) =>
        `UDP works. TCP ${port} does not reach this server: forward it too, for friends whose network lets no UDP through.`,
      unanswered: (port: number) =>
        `Port ${port} reaches this server, but no answer comes back: let UDP and TCP ${port} out in the firewall there. Until then nobody hears anything on this way.`,
      nothing: (port: number) =>
        `Neither UDP nor TCP ${port} reaches this server: forward both in the router there, and announce its outside address with --voice-announce.`,
    },
    microphone: {
      heard: 'The server hears your microphone.',
      still: 'The microphone gives no sound at all. Is it switched on, and is it the right one?',
      quiet: 'The microphone works, but nobody spoke loud enough to be heard.',
      lost: 'The microphone works, but nothing of it arrives at the server.',
    },
  },
});
export type VoiceWords = typeof voiceWords;
