package io.insarhub.core.search;

import java.util.ArrayList;
import java.util.List;
import okhttp3.FormBody;

/** One query of the catalogue: the fields of its form. */
record CmrQuery(List<FormField> fields) {

    CmrQuery {
        fields = List.copyOf(fields);
    }

    /** The query with more fields. */
    CmrQuery and(List<FormField> more) {
        List<FormField> all = new ArrayList<>(fields);
        all.addAll(more);
        return new CmrQuery(all);
    }

    FormBody form() {
        FormBody.Builder form = new FormBody.Builder();
        fields.forEach(field -> form.add(field.name(), field.value()));
        return form.build();
    }
}
