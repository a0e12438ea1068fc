// Made by scripts/embed of Assets/templates/sessions-table.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesSessionsTableMustache = #"""
<div class="table-responsive">
<table class="table" id="sessions" data-sortable>
<thead><tr>{{#showsPerson}}<th scope="col">{{w.people.name}}</th>{{/showsPerson}}<th scope="col">{{w.people.began}}</th><th scope="col">{{w.people.lastSeen}}</th><th scope="col">{{w.people.from}}</th><th scope="col">{{w.people.method}}</th><th scope="col">{{w.people.agent}}</th><th scope="col">{{w.people.ends}}</th><th scope="col"><span class="visually-hidden">{{w.people.end}}</span></th></tr></thead>
<tbody>
{{#sessions}}<tr>{{#showsPerson}}<th scope="row"><a href="{{personPath}}">{{person}}</a></th>{{/showsPerson}}<td>{{#createdAt}}{{>time}}{{/createdAt}}</td><td>{{#seenAt}}{{>time}}{{/seenAt}}</td><td>{{from}}</td><td>{{method}}</td><td class="wrap">{{agent}}</td><td>{{#expiresAt}}{{>time}}{{/expiresAt}}</td><td>{{#isCurrent}}<span class="chip ok">{{w.people.thisSession}}</span>{{/isCurrent}}{{#endPath}}<form method="post" action="{{.}}" class="inline-form">{{>csrf}}<input type="hidden" name="return" value="{{sessionsBack}}"><button class="btn btn-outline-secondary">{{w.people.end}}</button></form>{{/endPath}}</td></tr>
{{/sessions}}
</tbody>
</table>
</div>

"""#
}
