// Made by scripts/embed of Assets/templates/plans.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesPlansMustache = #"""
<h1>{{{rawHeadline}}}</h1>
<p class="sub">{{w.plans.lead}} <a href="/tags?project={{f.project}}">{{w.plans.toTags}}</a></p>
<div class="card">
{{#isEmpty}}<p class="empty">{{w.plans.empty}}</p>{{/isEmpty}}
{{^isEmpty}}
<input class="form-control filter" type="search" data-filter="plans" placeholder="{{w.frame.filter}}" aria-label="{{w.frame.filter}}">
<div class="table-responsive"><table class="table" id="plans" data-sortable>
<thead><tr><th scope="col">{{w.plans.plan}}</th><th scope="col">{{w.plans.bases}}</th><th scope="col">{{w.plans.log}}</th><th scope="col">{{w.plans.kept}}</th><th scope="col">{{w.plans.repository}}</th><th scope="col">{{w.plans.promise}}</th><th scope="col" class="num">{{w.plans.instances}}</th><th scope="col">{{w.plans.next}}</th></tr></thead>
<tbody>
{{#rows}}<tr><th scope="row"><a href="{{address}}">{{name}}</a></th><td>{{cycle}}</td><td>{{log}}</td><td>{{retention}}</td><td>{{#stores}}<a href="{{address}}">{{name}}</a> {{/stores}}</td><td>{{promise}}</td><td class="num" title="{{binding}}"><a href="{{covered}}">{{count}}</a></td><td>{{#nextAt}}{{>time}}{{/nextAt}}</td></tr>
{{/rows}}
</tbody>
</table></div>
{{#more}}{{>more}}{{/more}}
{{/isEmpty}}
{{#mayAdd}}<p><a class="btn btn-primary" href="/plans/add?project={{f.project}}">{{w.plans.add}}</a></p>{{/mayAdd}}
</div>

"""#
}
