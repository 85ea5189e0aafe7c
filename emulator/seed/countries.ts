import type { Country } from '../../types/index';

/** ISO codes, dialling code, and the name in the four languages of the service. */
const rows: readonly [alpha2: string, alpha3: string, phoneCountryCode: string, names: string][] = [
  ['CN', 'CHN', '+86', '中国大陆|Chinese mainland|中國大陸|中国本土'],
  ['HK', 'HKG', '+852', '中国香港|Hong Kong, China|中國香港|香港'],
  ['MO', 'MAC', '+853', '中国澳门|Macao, China|中國澳門|マカオ'],
  ['TW', 'TWN', '+886', '中国台湾|Taiwan, China|中國台灣|台湾'],
  ['US', 'USA', '+1', '美国|United States|美國|アメリカ'],
  ['CA', 'CAN', '+1', '加拿大|Canada|加拿大|カナダ'],
  ['GB', 'GBR', '+44', '英国|United Kingdom|英國|イギリス'],
  ['DE', 'DEU', '+49', '德国|Germany|德國|ドイツ'],
  ['FR', 'FRA', '+33', '法国|France|法國|フランス'],
  ['JP', 'JPN', '+81', '日本|Japan|日本|日本'],
  ['KR', 'KOR', '+82', '韩国|South Korea|韓國|韓国'],
  ['SG', 'SGP', '+65', '新加坡|Singapore|新加坡|シンガポール'],
  ['MY', 'MYS', '+60', '马来西亚|Malaysia|馬來西亞|マレーシア'],
  ['TH', 'THA', '+66', '泰国|Thailand|泰國|タイ'],
  ['VN', 'VNM', '+84', '越南|Vietnam|越南|ベトナム'],
  ['AU', 'AUS', '+61', '澳大利亚|Australia|澳洲|オーストラリア'],
  ['IN', 'IND', '+91', '印度|India|印度|インド'],
  ['BR', 'BRA', '+55', '巴西|Brazil|巴西|ブラジル'],
];

/** The countries of the dialling-code list; a selection. */
export const countries: Country[] = rows.map(([alpha2, alpha3, phoneCountryCode, names]) => {
  const [zhCn, en, zhTw, ja] = names.split('|').map((value) => ({ enabled: true, value }));
  const none = { enabled: false, value: '' };
  const name = { 'zh-CN': zhCn ?? none, 'en-US': en ?? none, 'zh-TW': zhTw ?? none, 'ja-JP': ja ?? none };
  return { alpha2, alpha3, phoneCountryCode, flag: flagOf(alpha2), name };
});

/** The flag emoji of a country: its two letters as regional indicators. */
function flagOf(alpha2: string): string {
  return String.fromCodePoint(...[...alpha2].map((letter) => 0x1f1e6 + letter.charCodeAt(0) - 65));
}
