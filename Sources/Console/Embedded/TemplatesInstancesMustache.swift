// Made by scripts/embed of Assets/templates/instances.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesInstancesMustache = #"""
<h1>{{{rawHeadline}}}</h1>
<p class="sub">{{lead}}</p>
<div class="actions">
{{#mayAdd}}<a class="btn btn-primary" href="/instances/add">{{w.instances.add}}</a> <a class="btn btn-outline-primary" href="/instances/import">{{w.instances.importMany}}</a>{{/mayAdd}}
{{#isPicked}}<a class="btn btn-outline-primary" href="{{all}}">{{w.instances.all}}</a>{{/isPicked}}
</div>
{{#isEmpty}}{{^isPicked}}<p class="empty">{{w.instances.addHint}}</p>{{/isPicked}}{{/isEmpty}}
{{^isEmpty}}
<div class="card">
<input class="form-control filter" type="search" data-filter="instances" placeholder="{{w.frame.filter}}" aria-label="{{w.frame.filter}}">
<div class="table-responsive">
<table class="table" id="instances" data-sortable>
<thead><tr><th scope="col">{{w.instances.name}}</th>{{#isOfAll}}<th scope="col">{{w.instances.project}}</th>{{/isOfAll}}<th scope="col">{{w.instances.level}}</th><th scope="col">{{w.instances.why}}</th><th scope="col">{{w.instances.plan}}</th><th scope="col" class="num">{{w.instances.behind}}</th><th scope="col">{{w.instances.window}}</th><th scope="col">{{w.instances.lastBase}}</th><th scope="col">{{w.instances.lastDrill}}</th><th scope="col" class="num">{{w.instances.stored}}</th><th scope="col">{{w.instances.site}}</th></tr></thead>
<tbody>
{{#rows}}<tr><th scope="row"><a href="{{address}}">{{name}}</a></th>{{#isOfAll}}<td>{{project}}</td>{{/isOfAll}}<td><span class="chip {{look}}">{{level}}</span></td><td>{{why}}</td><td>{{plan}}</td><td class="num" data-value="{{behindValue}}">{{behind}}</td><td class="nowrap">{{#window}}{{>time}}{{/window}}</td><td class="nowrap">{{#lastBase}}{{>time}}{{/lastBase}}</td><td class="nowrap">{{#lastDrill}}{{#isDrillBad}}<span class="dot bad" aria-hidden="true"></span> {{/isDrillBad}}{{>time}}{{/lastDrill}}</td><td class="num" data-value="{{storedValue}}">{{stored}}</td><td>{{site}}</td></tr>
{{/rows}}
</tbody>
</table>
</div>
{{#more}}{{>more}}{{/more}}
</div>
{{/isEmpty}}

"""#
}
