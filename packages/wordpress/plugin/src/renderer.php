<?php
/**
 * How articles stand in a page.
 *
 * @package ReaderArticle
 */

declare(strict_types=1);

namespace ReaderArticle;

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

/**
 * Renders an article or a reader for a block or a shortcode.
 */
final class Renderer {
	/**
	 * Creates a renderer.
	 *
	 * @param Settings      $settings Of the site.
	 * @param FragmentStore $store    Of copies.
	 */
	public function __construct( private readonly Settings $settings, private readonly FragmentStore $store ) {
	}

	/**
	 * Returns HTML.
	 *
	 * @param Page|null    $page       What is shown; null if nothing valid was chosen.
	 * @param EmbedOptions $options    How it is shown.
	 * @param string       $attributes More attributes of the outer element, escaped.
	 */
	public function render( ?Page $page, EmbedOptions $options, string $attributes = '' ): string {
		if ( null === $page ) {
			return $this->for_editors( __( 'Nothing is shown here, because no article or reader is chosen: give the slug of an article, or the PIN of a reader.', 'reader-article' ) );
		}
		if ( null === $this->settings->desk ) {
			return $this->for_editors( __( 'Nothing is shown here, because the address of the desk is not set. Set it in Settings → Reader Article.', 'reader-article' ) );
		}
		$lang     = '' === $options->lang ? $this->settings->language() : $options->lang;
		$request  = new FragmentRequest( $page, $options->hide, $lang, $options->level );
		$fragment = $this->store->get( $request );
		if ( null === $fragment ) {
			return $this->without_copy( $page, $options );
		}
		if ( $fragment->is_missing() ) {
			self::forbid_page_cache();
			/* translators: %s: the slug of an article, or the PIN of a reader. */
			return $this->for_editors( sprintf( __( 'Nothing is shown here, because the desk has published nothing under ‘%s’.', 'reader-article' ), $page->key ) );
		}
		return $this->with_copy( $fragment, $request, $options, $attributes );
	}

	/**
	 * Renders a fragment.
	 *
	 * @param Fragment        $fragment   What is shown.
	 * @param FragmentRequest $request    Of the fragment.
	 * @param EmbedOptions    $options    How it is shown.
	 * @param string          $attributes Of the outer element, escaped.
	 */
	private function with_copy( Fragment $fragment, FragmentRequest $request, EmbedOptions $options, string $attributes ): string {
		$theme   = '' === $options->theme ? $this->settings->theme : $options->theme;
		$classes = array( 'reader-article-embed' );
		if ( in_array( $theme, EmbedOptions::THEMES, true ) ) {
			$classes[] = "reader-article-theme-$theme";
		}
		$notice = '';
		if ( $fragment->is_last ) {
			self::forbid_page_cache();
			$classes[] = 'reader-article-last-copy';
			/* translators: %s: a date and time. */
			$notice = $this->for_editors( sprintf( __( 'The desk cannot be reached. Visitors see the copy of %s, without the reader’s status.', 'reader-article' ), wp_date( get_option( 'date_format' ) . ' ' . get_option( 'time_format' ), $fragment->fetched_at ) ) );
		}
		$refresh = $this->settings->live
			? sprintf( ' data-reader-article-refresh="%s"', esc_attr( http_build_query( $request->route_query(), '', '&', PHP_QUERY_RFC3986 ) ) )
			: '';
		return sprintf(
			'%s<div %s><div class="%s" lang="%s" data-reader-article-copied="%s"%s>%s</div></div>',
			$notice,
			'' === $attributes ? 'class="reader-article-block"' : $attributes,
			esc_attr( implode( ' ', $classes ) ),
			esc_attr( $fragment->lang ),
			esc_attr( gmdate( 'c', $fragment->fetched_at ) ),
			$refresh,
			$fragment->html
		);
	}

	/**
	 * Renders a link to what cannot be shown.
	 *
	 * @param Page         $page    What cannot be shown.
	 * @param EmbedOptions $options With the title.
	 */
	private function without_copy( Page $page, EmbedOptions $options ): string {
		self::forbid_page_cache();
		$title = '' === $options->title ? __( 'Read on the desk’s own page', 'reader-article' ) : $options->title;
		return $this->for_editors( __( 'The desk cannot be reached, and there is no copy yet. Visitors see a link until it can be reached.', 'reader-article' ) ) . sprintf(
			'<p class="reader-article-link"><a href="%s">%s</a></p>',
			esc_url( (string) $this->settings->desk?->build( $page->path() ) ),
			esc_html( $title )
		);
	}

	/**
	 * Returns a sentence for those who can do something about it; '' for visitors.
	 *
	 * @param string $text A sentence.
	 */
	private function for_editors( string $text ): string {
		return current_user_can( 'edit_posts' ) ? sprintf( '<p class="reader-article-notice" role="note">%s</p>', esc_html( $text ) ) : '';
	}

	/**
	 * Tells plugins that keep whole pages not to keep this one, as it is right only for a moment.
	 */
	private static function forbid_page_cache(): void {
		if ( ! defined( 'DONOTCACHEPAGE' ) ) {
			// phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- The name on which page caches have agreed.
			define( 'DONOTCACHEPAGE', true );
		}
	}
}
