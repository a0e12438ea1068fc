// Made by scripts/embed of Assets/templates/overview-behind.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesOverviewBehindMustache = #"""
{{#parts}}
{{^hasBehind}}<p class="empty">{{w.overview.noRisk}}</p>{{/hasBehind}}
{{#behind}}<div class="gauge"><a href="{{address}}">{{name}}</a><progress class="bar{{#isOver}} warn{{/isOver}}" max="100" value="{{percent}}" aria-label="{{name}} {{span}}"></progress><span class="num">{{span}}</span></div>
{{/behind}}
{{/parts}}

"""#
}
