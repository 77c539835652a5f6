"""What people hold in their hands: web pages and mobile apps."""

SKILLS = """
Frontend | front-end, front end, web development, user interface, =UI, single page application | frontend
React | react.js, reactjs, react hooks, redux, =MobX | frontend javascript
Next.js | nextjs, server-side rendering, =SSR, remix.run, gatsby | frontend rendering
=Angular | angularjs, angular.js, rxjs, =NgRx | frontend javascript
Vue | vue.js, vuejs, nuxt, nuxt.js, vuex, =Pinia | frontend javascript
Svelte | sveltekit, svelte kit | frontend javascript
=Ember | ember.js, emberjs, backbone.js, jquery | frontend javascript
HTML | html5, semantic html | frontend html
CSS | css3, sass, scss, tailwind, tailwind css, bootstrap, styled-components, flexbox | frontend css
Accessibility | a11y, wcag, aria, screen reader | accessibility frontend
Web performance | core web vitals, lighthouse, lazy loading, bundle size | performance frontend
    web-performance
Design systems | design system, storybook, component library | frontend design-systems
State management | client state, server state, react query, tanstack query | frontend state-management
Browsers | browser, dom, web worker, service worker, web storage, cross-browser | browsers frontend
WebAssembly | wasm, web assembly, webgl, three.js, d3.js, d3js | frontend performance
Internationalisation | internationalization, i18n, localisation, localization, l10n | frontend
Mobile | mobile development, mobile app, app development, mobile application | mobile
iOS | iphone, uikit, xcode, core data, cocoa touch | ios mobile
Android | android sdk, jetpack compose, android studio, =Room database | android mobile
React Native | reactnative, =Expo | mobile frontend
Flutter | | mobile
Offline-first | offline first, offline support, data sync, local storage sync | mobile consistency offline
App releases | app store release, play store release, fastlane, testflight, crashlytics, app size | mobile
    delivery releases
Push notifications | push notification, apns, firebase cloud messaging, =FCM, firebase | mobile messaging
"""
