/**
 * Pictures of the library, as base64, by their names: charts that were drawn for it, 640 by 320 in five shades of grey.
 */
export const libraryPictures: Readonly<Record<string, string>> = {
  'sign-in-codes.png': [
    'iVBORw0KGgoAAAANSUhEUgAAAoAAAAFABAMAAADe49A5AAAAD1BMVEX////h5Oh4foYcHiJGTFTNl21QAAAFs0lEQVR42u2dbXKb',
    'MBBANcYX6LQH8OgEzOgC/OD+Z2oAAQJsB7R8SOx7zSgOcWh40Wp3aSobAwAAAAAAAAAAieF+aEfjx/ZB8Nl3R0z/RX4cPpie8udd',
    'cLg/S3DEn3n5tyBQjUA3vRTTXHJ4IZ2t+fPm4/TS58cD+bMjzgXHHAIRaPylu4UMN3l+pMAxZIePXfijQ6BCgf2S3oev8xfoU8Ob',
    'S14IDNLKPImYN0lk+uMIBRqHQIUCJwnEBBe0/Ny3EDZvn2NmYfk+JS3/FgQi8JtAt0mgceaXsyFQs8BJChC0cm7WoA3HP3ztfVo5',
    'BAIAAAAAAAAAAAAAAADIse1g7WwEBJ7kz3qJdjICAk8N4V6d7UdA4MkCbaew/wP7CPwDcz4ItD6fWD/CxhmIQGEhbWbFDCDwtEK6',
    'rVv6d7RyCAQAgKN41jgQUSNQ6A+BQoEVEojgy+wx+2T5F4HS/IFAmT/WP/Iv+Zf8S/4F8i/5l/xL/gXyL/mX/Ev+BfIv+Zf8e9sE',
    'jEDWv2srQCQwAZmATEAqQKAIBCB+gSaOEoYamgkITEAmIE0cRSAAAAsg0AVTA9KEMAGBCZjGBGQTWmEXjEBZEcgmtEIQuJdAvZvQ',
    'yioYBEqbOGuV7+JbHyRQy9a8/+o6ehffIIT1bkIrnoDKBYqbOO1ljPguAgLFhaDuVk5+G4teGACyrWFwcHEK1j4BEXhtEY1AHMgi',
    'mAlIBBPBqttgAABWQIpAoAikCCSCiWDYNAFrNRdatWNdPZsHVfOwbsdqfErzwdMP62aWmgg+TqASf520yj/u3obj43PCZz5Z3BB4',
    'kMBRDwKvFajnn4OnCaLyR6qpwODIyiRSIxCBW0K4D+A1IbxmBVTUxh0jsNYqcFUZ87tBTb/QcZDASpnAeZqYtXLV2PStKmM0/U4b',
    'AgEAdoVb+Qi8uLtGoGwCIlA4ASkCieBrIxgHCKSIAQC4pIbBAQKpYWjjaOOACL5ZBOvYuejACNYi8DB/1rCLLwIv9Gc6gXq3QUbg',
    'tSugf7vzNsjtbySdLvAuexzXtR/lfEghTe1yr118m/nWzbpxPK4IvJHAubT62OCdRXGmZcwnaeeoy07gd13DeHohk2ort07XyfMt',
    'dYHPPKQlnTG36ipcQHl3Xxt0LdsHt4L7GXxuk1Zt87XkLq1TZMYsIpSV0y/PcBlbP8dignLT7MrJ4Fpp1YG+lqS/DD435soiOh7j',
    'SNXg2lxZXL7kpxTEv8+0BFNkGsvgtzXt7KDM0uCb+ZaqrzSXwWB9K/KrWxNJJBm3S9f/ZDNvkq5fBnPvzy83mH1ffv9bWxgkkdyc',
    'AoNygwQxyyAGWQYxCCQSlkEMsgwCBkkkLIN6Daa6uLiy+PnhFqV/PIylCR+zDGYuMNFlsCi77600ncThSKc0eEwQZy8wSYO9oqLM',
    'QGCKQZyVwBRrGZ8syjaKO1VD+ijHzyYiMMEgzkxgerXMNEjDEJ6HMy3dLQQmF8SfBfq31ASmZjA/gYkFcdjKjUlk2dwl9D2n9d1k',
    'KJBfmLnpfZm8DHJz9W4tXX4GkUAQY5AgppYBgphahmUwxCraAfSQINYk8AiDynbx3T+IlQncv5bRtg1ysfd/Ile3j/Teu3LddRvk',
    '3QxuEvhHGX/3EGjZS19YBiKQMgaBeccw/hAIAACQfUEof32Ch7WvfoznIT9J96IzsZfiq2M7vnwcAo8WaK3Z4TVaHs2Fv7pR4O81',
    'nEoYU7GX4l8uaYsOBAoFDs8RvVbfIPAhCL9Om/AkQRhGfa1F4FkC/WrbP8dG3uV/NKd5te9ej1cXxibuJI/uTLEn6S8o+lJM8LKZ',
    'K177EYFCgdMQtkZ8k/rnutvrF4Ww+CQ+ECMvJQxeBJ4p0Aarb/zlCyuQXWohWUU2EWjXJSIEygT2jY+g/xmaMGkrt0s/KOpKo1o5',
    'BMpuJgAAAAAAAAAAAAAAAAAAAADE8x/y3wN1a6q/TgAAAABJRU5ErkJggg==',
  ].join(''),
};
