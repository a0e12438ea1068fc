// Made by scripts/embed of Assets/templates/menu.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesMenuMustache = #"""
<nav class="menu" aria-label="{{w.frame.menu}}">
<a class="brand" href="/"><svg width="26" height="20" viewBox="0 0 26 20" aria-hidden="true"><path class="wave" d="M1 13c3-4 6-4 9 0s6 4 9 0 4-3 6-2"/><path class="marks" d="M4 5h18"/></svg><span>{{w.frame.name}}</span></a>
<details class="menu-fold" open>
<summary>{{w.frame.menu}}</summary>
{{#f.groups}}
{{#title}}<div class="group">{{.}}</div>{{/title}}
<ul>
{{#entries}}<li><a href="{{path}}"{{#isHere}} aria-current="page"{{/isHere}}{{#key}} data-key="{{.}}"{{/key}}>{{name}}{{#count}}<span class="count">{{.}}</span>{{/count}}</a></li>
{{/entries}}
</ul>
{{/f.groups}}
</details>
</nav>

"""#
}
