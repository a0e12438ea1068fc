// Made by scripts/embed of Assets/templates/top.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesTopMustache = #"""
<header class="top">
{{#f.isFull}}
{{#f.hasProjects}}<form method="post" action="/preferences" class="pill-form">{{>back}}
<label class="visually-hidden" for="project">{{w.frame.project}}</label><select class="pill" id="project" name="project" data-submit>
{{#f.projects}}<option value="{{name}}"{{#isHere}} selected{{/isHere}}>{{name}}</option>
{{/f.projects}}
</select><noscript><button class="pill">{{w.frame.change}}</button></noscript></form>{{/f.hasProjects}}
<form method="get" action="/search" role="search" class="search"><label class="visually-hidden" for="search">{{w.frame.search}}</label><input class="pill" id="search" name="q" type="search" autocomplete="off" placeholder="{{w.frame.searchHint}}" maxlength="200"></form>
{{/f.isFull}}
<span class="space"></span>
<span class="clock">{{f.zone}} · {{#f.clock}}{{>time}}{{/f.clock}}</span>
<form method="post" action="/preferences" class="pill-form">{{>back}}<button class="pill" name="language" value="{{f.nextLanguage}}" title="{{w.frame.languageTitle}}">{{w.frame.language}}</button></form>
<form method="post" action="/preferences" class="pill-form">{{>back}}<button class="pill" name="theme" value="{{f.nextTheme}}" title="{{w.frame.theme}}" aria-label="{{w.frame.theme}}"><svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true"><circle cx="7" cy="7" r="6" class="ring"/><path d="M7 1a6 6 0 0 1 0 12z"/></svg></button></form>
{{#f.isFull}}
<a class="pill" href="/help" title="{{w.frame.help}}" aria-label="{{w.frame.help}}" data-help><span aria-hidden="true">?</span></a>
<a class="pill" href="/account" title="{{w.frame.account}}">{{f.caller}}</a>
<form method="post" action="/sign-out" class="pill-form">{{>csrf}}<button class="pill" title="{{w.frame.signedInAs}} {{f.caller}}">{{w.frame.signOut}}</button></form>
{{/f.isFull}}
</header>

"""#
}
