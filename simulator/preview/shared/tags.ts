/** The built-in components of WeChat. In the browser their elements carry the names that WeChat gives them: `wx-view` for `view`. */
export const BUILT_IN_TAGS: ReadonlySet<string> = new Set(
  (
    'view text image button input textarea form label checkbox checkbox-group radio radio-group switch slider picker picker-view ' +
    'picker-view-column scroll-view swiper swiper-item navigator icon progress rich-text cover-view cover-image web-view ' +
    'movable-area movable-view page-meta navigation-bar page-container root-portal match-media video audio canvas map camera ' +
    'live-player live-pusher open-data official-account ad ad-custom editor keyboard-accessory functional-page-navigator ' +
    'share-element grid-view list-view sticky-header sticky-section voip-room channel-live channel-video'
  ).split(' '),
);
